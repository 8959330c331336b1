package dev.coachboard.dev.meetings;

/** What the simulated provider does instead of its work. */
public enum MeetingFault {
    NONE,
    /** Requests are taken and never answered. */
    HANG,
    /** A byte of the answer now and then. */
    TRICKLE,
    /** The connection ends without an answer. */
    CUT,
    /** The work is done and its answer never arrives. */
    LOST_ANSWERS,
    FAILING,
    REFUSING,
    GARBAGE,
    /** JSON without an https link. */
    INSECURE_LINK,
    /** An answer of 100 MB. */
    HUGE,
    /** Each answer leads to the same address again. */
    REDIRECT_LOOP
}
