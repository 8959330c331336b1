package dev.coachboard.platform.problem;

/** 401: no credentials, or none that are valid now. */
public class Unauthorized extends Refusal {
    public Unauthorized(String code, String detail) {
        super(401, code, detail);
    }
}
