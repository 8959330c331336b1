package dev.coachboard.platform.problem;

/** 400: the request cannot be read as what the operation takes. */
public class BadRequest extends Refusal {
    public BadRequest(String code, String detail) {
        super(400, code, detail);
    }
}
