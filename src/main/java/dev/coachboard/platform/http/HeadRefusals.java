package dev.coachboard.platform.http;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Problem;
import dev.coachboard.platform.problem.ProblemRoutes;
import dev.coachboard.platform.problem.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Refuses requests that cannot be routed, and writes the answer to them. */
@ApplicationScoped
class HeadRefusals {

    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private final ProblemRoutes problems;
    private final ResponseHeaders headers;
    private final MeterRegistry meters;

    HeadRefusals(ProblemRoutes problems, ResponseHeaders headers, MeterRegistry meters) {
        this.problems = problems;
        this.headers = headers;
        this.meters = meters;
    }

    /** @return null when the message is good */
    Refusal of(HttpObject message) {
        if (message.decoderResult().isFailure())
            return unreadable(message, message.decoderResult().cause());
        if (!(message instanceof HttpRequest head)) return null;
        if (!VERSIONS.contains(head.protocolVersion())) return badRequest("This server speaks HTTP/1.1");
        if (!isAddress(head.uri())) return badRequest("The address cannot be read");
        var hosts = head.headers().getAll("Host").size();
        if (hosts > 1 || hosts == 0 && head.protocolVersion().equals(HttpVersion.HTTP_1_1))
            return badRequest("Send one Host header");
        if (hosts == 1 && !isHost(head.headers().get("Host"))) return badRequest("The Host header cannot be read");
        // A proxy that frames the body by another coding would see other requests in it than this server.
        var codings = head.headers().getAll("Transfer-Encoding");
        return codings.isEmpty() || codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked")
                ? null
                : badRequest("Send no Transfer-Encoding but chunked");
    }

    static Refusal late() {
        return new Refusal(408, "request-timeout", "The request did not arrive in time");
    }

    FullHttpResponse answer(Refusal refusal, String address) {
        meters.counter("coachboard.http.refused", "reason", refusal.code()).increment();
        var id = Ids.next().toString();
        var body = problems.body(refusal, address.split("\\?", 2)[0], id);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(refusal.status()), Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(RequestIds.HEADER, id)
                .set("Content-Type", Problem.MEDIA_TYPE)
                .set("Content-Length", body.length)
                .set("Cache-Control", ResponseHeaders.PRIVATE)
                .set("Connection", "close");
        headers.security(false).forEach((name, value) -> answer.headers().set(name, value));
        return answer;
    }

    /** A line that is too long in a body, such as a chunk's, is no address. */
    private static Refusal unreadable(HttpObject message, Throwable cause) {
        if (cause instanceof TooLongHttpLineException && message instanceof HttpRequest)
            return new Refusal(414, "address-too-long", "The address is longer than this server takes");
        if (cause instanceof TooLongHttpHeaderException)
            return new Refusal(431, "headers-too-large", "The headers are larger than this server takes");
        return badRequest("The request cannot be read");
    }

    private static Refusal badRequest(String detail) {
        return new Refusal(400, "bad-request", detail);
    }

    private static boolean isHost(String text) {
        return text.isEmpty() || HostAndPort.parseAuthority(text, -1) != null;
    }

    /** A path or a whole http address: no name of a host alone, and no asterisk. */
    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return text.startsWith("/")
                    || uri.getScheme() != null && uri.getScheme().matches("https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
