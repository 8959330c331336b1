package dev.coachboard.platform.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A named reason why a request is turned down; the one mapper writes it as a {@link Problem}. */
public class Refusal extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, String> headers = new HashMap<>();
    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** @param detail written for the client's screen: never a class name, SQL or somebody's data */
    public Refusal(int status, String code, String detail) {
        // A refusal is an answer, not a fault: no stack trace to fill in, which is most of an exception's cost.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    public Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Rounded up to whole seconds, so that a caller who waits exactly this long is not early. */
    public Refusal retryAfter(Duration wait) {
        return header("Retry-After", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000)));
    }

    /** Names the field at fault by its JSON pointer. */
    public Refusal at(String pointer) {
        errors.add(new Problem.FieldError(pointer, null, getMessage()));
        return this;
    }

    /** Names the query parameter or header at fault. */
    public Refusal atParameter(String name) {
        errors.add(new Problem.FieldError(null, name, getMessage()));
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }

    List<Problem.FieldError> errors() {
        return errors;
    }
}
