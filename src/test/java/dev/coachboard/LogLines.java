package dev.coachboard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Collects what is logged from its beginning to its end, by whichever library and thread. */
public final class LogLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            var message = ExtLogRecord.wrap(entry).getFormattedMessage();
            lines.add(entry.getLevel() + " [" + entry.getLoggerName() + "] " + message + stack(entry.getThrown()));
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private LogLines() {}

    public static LogLines collect() {
        var collected = new LogLines();
        Logger.getLogger("").addHandler(collected.handler);
        return collected;
    }

    /** A line that ends in {@code STACK} had a stack trace; its messages are in the line. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    private static String stack(Throwable thrown) {
        return thrown == null ? "" : " " + thrown + " / " + thrown.getCause() + " STACK";
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }
}
