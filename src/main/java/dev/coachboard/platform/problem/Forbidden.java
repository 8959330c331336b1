package dev.coachboard.platform.problem;

/** 403: known caller, but not allowed to do this. */
public class Forbidden extends Refusal {
    public Forbidden(String code, String detail) {
        super(403, code, detail);
    }
}
