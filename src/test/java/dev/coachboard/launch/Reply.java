package dev.coachboard.launch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An answer and how long it took. */
record Reply(int status, String body, boolean saysWhen, boolean isReplayed, Duration took) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Reply get(PackagedApp.Instance instance, String path, String token) throws Exception {
        return of(instance.request(path, token).GET());
    }

    static Reply post(PackagedApp.Instance instance, String path, String token, String key, String body)
            throws Exception {
        var request = instance.request(path, token).POST(BodyPublishers.ofString(body));
        return of(key == null ? request : request.header("Idempotency-Key", key));
    }

    static Reply of(HttpRequest.Builder request) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var answer = HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Reply(
                answer.statusCode(),
                answer.body(),
                has(answer, "Retry-After"),
                has(answer, "Idempotency-Replayed"),
                took);
    }

    private static boolean has(HttpResponse<String> answer, String header) {
        return answer.headers().firstValue(header).isPresent();
    }

    boolean isRefusal() {
        return status == 503 && saysWhen && body.contains("\"requestId\"");
    }

    boolean isUnknown() {
        return isRefusal() && body.contains("outcome-unknown") && body.contains("may have been saved");
    }
}
