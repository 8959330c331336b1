package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends events to the app, and again with growing patience until it takes them. */
final class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    /** Because Stripe gives up after about three days. */
    private static final int MOST_ATTEMPTS = 12;

    private static final Duration LONGEST_WAIT = Duration.ofHours(12);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    record Pending(ObjectNode event, int attempts, Instant at) {

        /** After one minute, two, four, and so on. */
        Pending later(Instant now) {
            var wait = Duration.ofMinutes(1L << attempts);
            return new Pending(event, attempts + 1, now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Object oneAtATime = new Object();
    private long changes;
    private List<Pending> queue = new ArrayList<>();
    private final Supplier<URI> address;
    private final String secret;
    private final Clock clock;
    private final Switches switches;

    Deliveries(Supplier<URI> address, String secret, Clock clock, Switches switches) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.switches = switches;
    }

    /** How often anything was added or sent so far. */
    synchronized long changes() {
        return changes;
    }

    synchronized void add(Pending delivery) {
        changes++;
        queue.add(delivery);
    }

    synchronized List<Pending> waiting() {
        return List.copyOf(queue);
    }

    synchronized void clear() {
        queue.clear();
    }

    /** Sends what is due, in order, and waits for each answer. */
    void deliver() {
        synchronized (oneAtATime) {
            for (var delivery : takeDue()) {
                if (!post(delivery.event)) again(delivery);
                else delivery.event.put("pending_webhooks", 0);
            }
        }
    }

    private synchronized List<Pending> takeDue() {
        var now = clock.instant();
        var byWhetherDue = queue.stream().collect(Collectors.partitioningBy(each -> !each.at.isAfter(now)));
        queue = new ArrayList<>(byWhetherDue.get(false));
        changes += byWhetherDue.get(true).size();
        if (switches.isOn(Fault.DROP_WEBHOOKS)) return List.of();
        var due = new ArrayList<>(byWhetherDue.get(true));
        if (switches.isOn(Fault.DUPLICATE_WEBHOOKS)) due.addAll(byWhetherDue.get(true));
        if (switches.isOn(Fault.SHUFFLE_WEBHOOKS)) Collections.shuffle(due);
        return due;
    }

    private void again(Pending delivery) {
        if (delivery.attempts + 1 < MOST_ATTEMPTS) add(delivery.later(clock.instant()));
        else LOG.warnf("Gave up delivering %s", delivery.event.get("id").asText());
    }

    private boolean post(ObjectNode event) {
        var body = event.toPrettyString().getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(address.get())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (simulated)")
                .header("Stripe-Signature", Signature.of(body, secret, clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            LOG.debugf("An event was not delivered: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
