package dev.coachboard.platform.security;

import dev.coachboard.platform.http.ClientAddresses;
import dev.coachboard.platform.http.RequestIds;
import dev.coachboard.platform.secret.Secrets;
import dev.coachboard.platform.tenancy.CurrentCaller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Writes security events: one line each in the log category {@code security}, and one count. A line holds ids and codes;
 * e-mail addresses and network addresses stand in it as codes under the installation's secret.
 */
@ApplicationScoped
public class SecurityEvents {

    private static final Logger LOG = Logger.getLogger("security");
    private static final int CODE_BYTES = 8; // because 64 bits tell a million subjects apart

    private final CurrentVertxRequest request;
    private final ClientAddresses addresses;
    private final Secrets secrets;
    private final EventThrottle throttle = new EventThrottle();
    private final Map<SecurityEvent, Counter> counters = new EnumMap<>(SecurityEvent.class);

    SecurityEvents(CurrentVertxRequest request, ClientAddresses addresses, Secrets secrets, MeterRegistry meters) {
        this.request = request;
        this.addresses = addresses;
        this.secrets = secrets;
        for (var event : SecurityEvent.values())
            counters.put(
                    event,
                    Counter.builder("coachboard.security.events")
                            .description("Security events by name")
                            .tag("event", event.text())
                            .register(meters));
    }

    /** @param details names and values in turn: ids, numbers, enum constants and codes, never what people typed */
    public void record(SecurityEvent event, Object... details) {
        record(EventContext.current(request), event, details);
    }

    /** For code that runs before the request has a context of its own. */
    public void record(RoutingContext context, SecurityEvent event, Object... details) {
        counters.get(event).increment();
        var held = throttle.admit(event);
        if (held < 0) return;
        var fields = fields(context, event, details);
        if (held > 0) fields.put("suppressed", Long.toString(held));
        write(event, fields);
    }

    /** A code by which lines about one subject can be matched, and from which nothing can be read. */
    public String code(String subject) {
        var text = subject.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(secrets.code("security-event", text), 0, CODE_BYTES);
    }

    private Map<String, String> fields(RoutingContext context, SecurityEvent event, Object... details) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("event", event.text());
        if (context != null) describe(context, fields);
        for (var i = 0; i < details.length; i += 2)
            fields.put(details[i].toString(), EventContext.clean(details[i + 1]));
        return fields;
    }

    private void describe(RoutingContext context, Map<String, String> fields) {
        fields.put("requestId", RequestIds.of(context));
        fields.put("source", code(addresses.of(context.request())));
        CurrentCaller.of(context).ifPresent(caller -> {
            fields.put("callerId", caller.userId().toString());
            fields.put("practiceId", caller.practiceId().toString());
        });
    }

    /** In the message for people, and in the log's context for JSON. */
    private static void write(SecurityEvent event, Map<String, String> fields) {
        var line = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
        var outer = MDC.get("requestId");
        fields.forEach(MDC::put);
        try {
            LOG.log(event.isWarning() ? Logger.Level.WARN : Logger.Level.INFO, line);
        } finally {
            fields.keySet().forEach(MDC::remove);
            if (outer != null) MDC.put("requestId", outer);
        }
    }
}
