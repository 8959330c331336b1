package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer that says no, with the body that Stripe gives it. */
final class Refusal extends RuntimeException {

    private static final String INVALID = "invalid_request_error";

    final int status;
    final ObjectNode body;

    private Refusal(int status, String type, String code, String param, String message) {
        super(message);
        this.status = status;
        this.body = Json.object();
        var error = body.putObject("error").put("type", type).put("message", message);
        if (code != null) error.put("code", code);
        if (param != null) error.put("param", param);
    }

    static Refusal invalid(String code, String param, String message) {
        return new Refusal(400, INVALID, code, param, message);
    }

    static Refusal missingParameter(String param) {
        return invalid("parameter_missing", param, "Missing required param: " + param + ".");
    }

    /** Of the id in the path. */
    static Refusal noSuchPath(String type, String id) {
        return new Refusal(404, INVALID, "resource_missing", "id", "No such " + type + ": '" + id + "'");
    }

    /** Of an id in a parameter, which is a bad request and not a missing page. */
    static Refusal noSuch(String type, String id, String param) {
        return invalid("resource_missing", param, "No such " + type + ": '" + id + "'");
    }

    static Refusal noUpcomingInvoice(String customer) {
        return new Refusal(
                404, INVALID, "invoice_upcoming_none", null, "No upcoming invoices for customer: " + customer);
    }

    static Refusal unknownRoute(String method, String path) {
        return new Refusal(
                404, INVALID, null, null, "Unrecognized request URL (" + method + ": " + path + ") in the simulator");
    }

    static Refusal unauthorized() {
        return new Refusal(401, INVALID, null, null, "Invalid API Key provided");
    }

    static Refusal declined(Decline decline) {
        var refusal = new Refusal(402, "card_error", decline.code(), null, decline.message());
        if (decline.declineCode() != null)
            ((ObjectNode) refusal.body.get("error")).put("decline_code", decline.declineCode());
        return refusal;
    }

    static Refusal keyInUse() {
        return new Refusal(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                null,
                "Another request with this Idempotency-Key is running");
    }

    static Refusal keyOfAnotherRequest() {
        return new Refusal(
                400,
                "idempotency_error",
                null,
                null,
                "Keys for idempotent requests can only be used with the parameters they were first used with");
    }

    static Refusal tooMany() {
        return new Refusal(429, INVALID, "rate_limit", null, "Too many requests hit the API too quickly");
    }

    static Refusal broken(String message) {
        return new Refusal(500, "api_error", null, null, message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
