package dev.coachboard.platform.problem;

/** 409: allowed, but not in the state things are in. */
public class Conflict extends Refusal {
    public Conflict(String code, String detail) {
        super(409, code, detail);
    }
}
