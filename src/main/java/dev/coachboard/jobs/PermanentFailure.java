package dev.coachboard.jobs;

/** Thrown by a handler whose work would fail every time: the job is given up at once. */
public class PermanentFailure extends Exception {

    public PermanentFailure(String reason) {
        super(reason);
    }
}
