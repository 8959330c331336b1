package dev.coachboard.platform.launch;

import java.util.List;

/** The jar ends with this exit code and these lines, which name keys and remedies and never a value. */
final class Refused extends Exception {

    static final int MISCONFIGURED = 78; // because sysexits.h calls it EX_CONFIG, and supervisors do not restart on it
    static final int UNAVAILABLE = 69; // because sysexits.h calls it EX_UNAVAILABLE, and a restart may help

    private final int exitCode;
    private final List<String> reasons;

    Refused(int exitCode, List<String> reasons) {
        super(null, null, false, false);
        this.exitCode = exitCode;
        this.reasons = List.copyOf(reasons);
    }

    Refused(int exitCode, String reason) {
        this(exitCode, List.of(reason));
    }

    int exitCode() {
        return exitCode;
    }

    List<String> reasons() {
        return reasons;
    }
}
