package dev.coachboard.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.platform.etag.EntityTags;
import dev.coachboard.platform.problem.BadRequest;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.secret.Digests;
import dev.coachboard.platform.tenancy.CurrentCaller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes a retry harmless: the first answer under a key is kept in the same transaction as the write that it reports, and
 * is what every later request with that key gets. A refusal rolls back and so keeps no key.
 */
@ApplicationScoped
public class Idempotency {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private final IdempotencyKeys keys;
    private final CurrentCaller caller;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Idempotency(IdempotencyKeys keys, CurrentCaller caller, CurrentVertxRequest request, ObjectMapper json) {
        this.keys = keys;
        this.caller = caller;
        this.request = request;
        this.json = json;
    }

    /** @param write joins this transaction; it runs at most once for a key, a caller and a route */
    @Transactional
    public Response once(String key, Object body, Supplier<Response> write) {
        var claim = claim(key);
        var hash = Digests.sha256(write(body));
        var kept = keys.claim(claim);
        if (kept.isPresent()) return replay(kept.get(), hash);
        var response = write.get();
        var location = response.getHeaderString("Location");
        var answer = response.getEntity() == null ? null : write(response.getEntity());
        keys.keep(
                claim,
                new KeptAnswer(hash, response.getStatus(), location, EntityTags.of(response.getEntity()), answer));
        return response;
    }

    /** For creations that work without a key too. */
    public Response onceIfKeyed(String key, Object body, Supplier<Response> write) {
        return key == null ? write.get() : once(key, body, write);
    }

    /** Erases the kept answers of some routes, such as {@code POST /api/v1/sessions/{id}/notes} with its id. */
    public void forget(List<String> routes) {
        keys.delete(caller.get().practiceId(), routes);
    }

    private Claim claim(String key) {
        if (key == null)
            throw new BadRequest("idempotency-key-required", "Send an Idempotency-Key header, such as a UUID");
        if (!KEY.matcher(key).matches())
            throw new BadRequest("bad-idempotency-key", "An Idempotency-Key has 1 to 128 printable ASCII characters");
        var http = request.getCurrent();
        var who = caller.get();
        return new Claim(who.practiceId(), who.userId(), http.request().method() + " " + http.normalizedPath(), key);
    }

    private Response replay(KeptAnswer kept, byte[] hash) {
        if (!Arrays.equals(kept.bodyHash(), hash))
            throw new Unprocessable("idempotency-key-reused", "This Idempotency-Key was used with another body");
        var response = Response.status(kept.status()).header("Idempotency-Replayed", "true");
        if (kept.location() != null) response.header("Location", kept.location());
        if (kept.etag() != null) response.header("ETag", kept.etag());
        if (kept.body() != null) response.entity(kept.body()).type(MediaType.APPLICATION_JSON_TYPE);
        return response.build();
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Conflict stillRunning() {
        var conflict = new Conflict("still-running", "A request with this Idempotency-Key is still running");
        conflict.retryAfter(Duration.ofSeconds(1));
        return conflict;
    }
}
