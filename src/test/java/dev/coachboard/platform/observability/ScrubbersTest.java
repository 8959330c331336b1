package dev.coachboard.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.User;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing about a person leaves with an error report. */
class ScrubbersTest {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9abcdefghijklmnop";

    @Test
    void an_error_report_holds_no_request_no_user_and_no_data() throws Exception {
        var event = new SentryEvent(new IllegalStateException("no such user maya@coachboard.example " + TOKEN));
        var message = new Message();
        message.setFormatted("Job failed for maya@coachboard.example");
        event.setMessage(message);
        var request = new Request();
        request.setQueryString("search=maya@coachboard.example");
        event.setRequest(request);
        var user = new User();
        user.setIpAddress("203.0.113.9");
        event.setUser(user);
        event.setServerName("maya-laptop");
        event.setExtras(Map.of("email", "maya@coachboard.example"));
        event.setBreadcrumbs(java.util.List.of(new Breadcrumb("maya@coachboard.example signed in")));
        var sent = new SentryScrubber().execute(event, new Hint());
        sent.setExceptions(java.util.List.of(exception("no such user maya@coachboard.example " + TOKEN)));
        sent = new SentryScrubber().execute(sent, new Hint());
        assertThat(json(sent))
                .contains("Job failed for ***", "no such user ***")
                .doesNotContain("maya@", TOKEN, "203.0.113.9", "maya-laptop", "signed in", "search=");
    }

    private static io.sentry.protocol.SentryException exception(String text) {
        var exception = new io.sentry.protocol.SentryException();
        exception.setValue(text);
        return exception;
    }

    private static String json(SentryEvent event) throws Exception {
        var text = new StringWriter();
        new SentryOptions().getSerializer().serialize(event, text);
        return text.toString();
    }
}
