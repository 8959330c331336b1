package dev.coachboard.platform.log;

import io.quarkus.logging.LoggingFilter;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;

/** Lets every event pass, after control characters in its message and in its exceptions' messages became visible. */
@LoggingFilter(name = "one-line")
public final class OneLineFilter implements Filter {

    private final boolean json;

    /** @param json whether events are written as JSON, which escapes the control characters of ASCII by itself */
    public OneLineFilter(@ConfigProperty(name = "quarkus.log.console.json.enabled") boolean json) {
        this.json = json;
    }

    @Override
    public boolean isLoggable(LogRecord event) {
        if (event instanceof ExtLogRecord record) clean(record);
        return true;
    }

    /** An exception that needs no cleaning keeps its class, which other handlers group by. */
    private void clean(ExtLogRecord event) {
        var message = event.getFormattedMessage();
        if (!VisibleText.is(message)) event.setMessage(VisibleText.of(message), ExtLogRecord.FormatStyle.NO_FORMAT);
        if (event.getThrown() != null && !isVisible(event.getThrown(), new IdentityHashMap<>()))
            event.setThrown(Shown.of(event.getThrown(), new IdentityHashMap<>()));
    }

    private boolean isVisible(Throwable thrown, Map<Throwable, Boolean> seen) {
        if (thrown == null || seen.put(thrown, true) != null) return true;
        if (!(json ? VisibleText.isInJson(thrown.toString()) : VisibleText.is(thrown.toString()))
                || !isVisible(thrown.getCause(), seen)) return false;
        for (var suppressed : thrown.getSuppressed()) if (!isVisible(suppressed, seen)) return false;
        return true;
    }

    /** Stands for an exception in the log: its text made visible, its stack as it was. */
    private static final class Shown extends Throwable {

        private final String text;

        private Shown(Throwable thrown) {
            super(VisibleText.of(thrown.getMessage()));
            text = VisibleText.of(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        /** An exception may be its own cause's cause. */
        static Shown of(Throwable thrown, Map<Throwable, Shown> known) {
            if (known.containsKey(thrown)) return known.get(thrown);
            var shown = new Shown(thrown);
            known.put(thrown, shown);
            if (thrown.getCause() != null) {
                var cause = of(thrown.getCause(), known);
                if (cause != shown) shown.initCause(cause);
            }
            for (var suppressed : thrown.getSuppressed()) {
                var copy = of(suppressed, known);
                if (copy != shown) shown.addSuppressed(copy);
            }
            return shown;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
