package dev.coachboard.platform.problem;

/** 503: nothing was done and nothing is lost; trying again later helps. */
public class Unavailable extends Refusal {
    public Unavailable(String code, String detail) {
        super(503, code, detail);
    }
}
