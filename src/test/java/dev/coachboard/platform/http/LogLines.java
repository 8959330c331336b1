package dev.coachboard.platform.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines of the log at INFO and above, from our code and from libraries. */
final class LogLines extends Handler {

    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();

    interface Work {
        void run() throws Exception;
    }

    static List<LogRecord> during(Work work) throws Exception {
        var log = new LogLines();
        var root = Logger.getLogger("");
        root.addHandler(log);
        try {
            work.run();
        } finally {
            root.removeHandler(log);
        }
        return log.lines;
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.INFO.intValue()) lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
