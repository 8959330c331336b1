package dev.coachboard.platform.problem;

/** The code and text of the refusals that the framework makes before any of our code runs. */
final class StatusProblems {

    private StatusProblems() {}

    static Refusal refusal(int status) {
        return new Refusal(status, code(status), detail(status));
    }

    static String code(int status) {
        return switch (status) {
            case 400 -> "bad-request";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            case 503 -> "unavailable";
            default -> status >= 500 ? "internal-error" : "bad-request";
        };
    }

    static String detail(int status) {
        return switch (status) {
            case 401 -> "Sign in first: the access token is missing, expired or revoked";
            case 403 -> "Your role does not allow this";
            case 404 -> "There is nothing at this address";
            case 405 -> "This address does not take that method";
            case 406 -> "This operation answers in another media type than the Accept header asks for";
            case 413 -> "The body is larger than this operation takes";
            case 415 -> "This operation takes another media type than the Content-Type header names";
            case 503 -> "Too busy at the moment; nothing was changed";
            default -> status >= 500 ? "Something went wrong on our side" : "The request cannot be read";
        };
    }
}
