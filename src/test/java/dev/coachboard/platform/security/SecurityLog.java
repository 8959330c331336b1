package dev.coachboard.platform.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects the lines of the security log while it is open. */
public final class SecurityLog extends Handler {

    private static final Logger LOG = Logger.getLogger("security");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public SecurityLog() {
        LOG.addHandler(this);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Of one event. */
    public List<String> lines(String event) {
        return lines.stream()
                .filter(line -> (line + " ").startsWith("event=" + event + " "))
                .toList();
    }

    @Override
    public void publish(LogRecord written) {
        lines.add(written.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
