package dev.coachboard.platform.http;

import dev.coachboard.platform.problem.BadRequest;
import dev.coachboard.platform.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;

/** The rules that hold for a body of any operation. */
final class RequestBodyRules {

    private RequestBodyRules() {}

    /** @return null when the head announces nothing wrong */
    static Refusal ofHead(HttpServerRequest request, String length, long most) {
        var encoding = request.getHeader("Content-Encoding");
        // A few kilobytes of a compressed body can become gigabytes.
        if (encoding != null && !encoding.trim().equalsIgnoreCase("identity"))
            return new Refusal(415, "unsupported-media-type", "Send the body without compression")
                    .header("Accept-Encoding", "identity");
        var expect = request.getHeader("Expect");
        if (expect != null && !expect.equalsIgnoreCase("100-continue"))
            return new Refusal(417, "expectation-failed", "This server only knows the expectation 100-continue");
        if (length != null && (length.length() > 18 || Long.parseLong(length) > most)) return tooLarge();
        return null;
    }

    static boolean announcesBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return request.headers().contains("Transfer-Encoding") || length != null && !length.equals("0");
    }

    static Refusal tooLarge() {
        return new Refusal(413, "body-too-large", "The body is larger than this operation takes");
    }

    static Refusal notUtf8() {
        return new BadRequest("malformed-body", "The body must be UTF-8 without a byte order mark");
    }
}
