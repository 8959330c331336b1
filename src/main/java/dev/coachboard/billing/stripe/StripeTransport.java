package dev.coachboard.billing.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import dev.coachboard.platform.http.CappedBody;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries the SDK's requests. The SDK's own client has no deadline for a whole answer: a server that sends a byte now
 * and then would hold a worker for ever.
 */
final class StripeTransport extends HttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final long LONGEST_ANSWER = 4 * 1024 * 1024; // because a page of 100 events has about 500 kB

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER) // because the key would go along
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        var answer = http.sendAsync(http(request), head -> new CappedBody(LONGEST_ANSWER));
        try {
            return response(answer.get(request.options().getReadTimeout(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw given(answer, "No answer within the deadline", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(answer, "Interrupted", e);
        } catch (ExecutionException e) {
            throw given(answer, "Not reached", e.getCause());
        }
    }

    private static ApiConnectionException given(CompletableFuture<?> up, String reason, Throwable cause) {
        up.cancel(true);
        return new ApiConnectionException(reason, cause);
    }

    private static HttpRequest http(StripeRequest request) {
        var content = request.content();
        var builder = HttpRequest.newBuilder(URI.create(request.url().toString()))
                .method(
                        request.method().name(),
                        content == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(content.byteArrayContent()));
        request.headers().map().forEach((name, values) -> values.forEach(value -> builder.setHeader(name, value)));
        builder.setHeader("User-Agent", buildUserAgentString(request));
        if (content != null) builder.setHeader("Content-Type", content.contentType());
        return builder.build();
    }

    /** The SDK fails in its own ways on what is no answer of Stripe's, so it never sees that. */
    private static StripeResponse response(HttpResponse<String> answer) throws ApiException {
        if (!StripeJson.isAnswer(answer.body(), answer.statusCode()))
            throw new ApiException("No answer of Stripe's", null, null, answer.statusCode(), null);
        return new StripeResponse(
                answer.statusCode(), HttpHeaders.of(answer.headers().map()), answer.body());
    }
}
