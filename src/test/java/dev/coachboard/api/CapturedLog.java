package dev.coachboard.api;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;

/** Every event of every category, with its exceptions and its context, from when it is opened. */
final class CapturedLog extends ExtHandler implements AutoCloseable {

    private final List<String> events = new CopyOnWriteArrayList<>();

    private CapturedLog() {
        setLevel(Level.ALL);
    }

    static CapturedLog open() {
        var log = new CapturedLog();
        Logger.getLogger("").addHandler(log);
        return log;
    }

    /** Those in which a word stands. */
    List<String> with(String word) {
        return events.stream().filter(event -> event.contains(word)).toList();
    }

    int size() {
        return events.size();
    }

    @Override
    protected void doPublish(ExtLogRecord event) {
        var text = new StringWriter();
        text.append(event.getLoggerName())
                .append(' ')
                .append(event.getFormattedMessage())
                .append(' ')
                .append(event.getMdcCopy().toString());
        if (event.getThrown() != null) event.getThrown().printStackTrace(new PrintWriter(text));
        events.add(text.toString());
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
