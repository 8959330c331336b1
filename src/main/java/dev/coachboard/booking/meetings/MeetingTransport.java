package dev.coachboard.booking.meetings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.jobs.PermanentFailure;
import dev.coachboard.platform.http.CappedBody;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks with the provider. Redirects are not followed, since the key would travel with them. */
final class MeetingTransport {

    private static final long LONGEST_ANSWER = 64 * 1024; // because an id and an address have less than one kB
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_URL = 500;

    /** The provider had no time for us, or our place in its line was over: a later try may succeed. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private static final Set<Integer> GONE = Set.of(404, 410);

    private final MeetingConfig config;
    private final ObjectMapper json;
    private final MeetingLimits limits;
    private final HttpClient http;

    MeetingTransport(MeetingConfig config, ObjectMapper json, MeetingLimits limits) {
        this.config = config;
        this.json = json;
        this.limits = limits;
        this.http = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    Meeting create(NewMeeting meeting) throws Exception {
        return meeting(require(send("POST", "/meetings", meeting)));
    }

    Meeting move(String id, NewMeeting meeting) throws Exception {
        var answer = send("PUT", path(id), meeting);
        return GONE.contains(answer.statusCode()) ? create(meeting) : meeting(require(answer));
    }

    Void delete(String id) throws Exception {
        var answer = send("DELETE", path(id), null);
        if (!GONE.contains(answer.statusCode())) require(answer);
        return null;
    }

    private static String path(String id) {
        return "/meetings/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(String method, String path, NewMeeting meeting) throws Exception {
        var answer = http.sendAsync(request(method, path, meeting), head -> new CappedBody(LONGEST_ANSWER));
        try {
            return answer.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new MeetingsUnavailable("No answer within the deadline");
        } catch (ExecutionException e) {
            throw new MeetingsUnavailable(
                    "Not reached: " + e.getCause().getClass().getSimpleName());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String method, String path, NewMeeting meeting) throws JsonProcessingException {
        var request = HttpRequest.newBuilder(
                        URI.create(config.url().orElseThrow().replaceFirst("/+$", "") + path))
                .header("Authorization", "Bearer " + config.key().orElse(""))
                .header("Accept", "application/json")
                .method(method, body(meeting));
        if (meeting == null) return request.build();
        return request.header("Content-Type", "application/json")
                .header("Idempotency-Key", meeting.bookingId().toString())
                .build();
    }

    private BodyPublisher body(NewMeeting meeting) throws JsonProcessingException {
        return meeting == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.writeValueAsString(meeting));
    }

    private static HttpResponse<String> require(HttpResponse<String> answer) throws Exception {
        var status = answer.statusCode();
        if (status / 100 == 2) return answer;
        var reason = "The meeting provider answered " + status;
        if (status / 100 == 4 && !LATER.contains(status)) throw new PermanentFailure(reason);
        throw new MeetingsUnavailable(reason);
    }

    private Meeting meeting(HttpResponse<String> answer) throws MeetingsUnavailable {
        try {
            var body = json.readTree(answer.body());
            var id = body.path("id").asText("");
            var url = body.path("url").asText("");
            if (!id.isEmpty() && id.length() <= LONGEST_ID && isLink(url)) return new Meeting(id, url);
        } catch (JsonProcessingException e) {
            // It is no more usable than JSON of another shape.
        }
        throw new MeetingsUnavailable("The meeting provider answered no meeting with an https link");
    }

    /** People click on it in mails, so it must be what it looks like. */
    private static boolean isLink(String url) {
        if (url.length() > LONGEST_URL || !url.matches("https://[!-~&&[^\"<>\\\\^`{|}]]+")) return false;
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
