package dev.coachboard.platform.problem;

/** 422: well-formed, but its meaning is refused. */
public class Unprocessable extends Refusal {
    public Unprocessable(String code, String detail) {
        super(422, code, detail);
    }
}
