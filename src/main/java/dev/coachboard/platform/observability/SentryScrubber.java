package dev.coachboard.platform.observability;

import dev.coachboard.platform.text.Redaction;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import jakarta.inject.Singleton;
import java.util.List;

/** Leaves of an error report what helps to mend the error: no request, no user, no address, no data. */
@Singleton
class SentryScrubber implements BeforeSendCallback {

    @Override
    public SentryEvent execute(SentryEvent event, Hint hint) {
        event.setRequest(null);
        event.setUser(null);
        event.setServerName(null);
        event.setExtras(null);
        event.setBreadcrumbs(List.of());
        event.setMessage(redacted(event.getMessage()));
        var exceptions = event.getExceptions();
        if (exceptions != null) exceptions.forEach(SentryScrubber::redact);
        return event;
    }

    private static Message redacted(Message message) {
        if (message == null) return null;
        var redacted = new Message();
        redacted.setFormatted(of(message.getFormatted() == null ? message.getMessage() : message.getFormatted()));
        return redacted;
    }

    private static void redact(SentryException exception) {
        exception.setValue(of(exception.getValue()));
    }

    private static String of(String text) {
        return text == null ? null : Redaction.of(text);
    }
}
