package dev.coachboard.platform.problem;

/** 404: no such thing for this caller. Another practice's id answers exactly like one that never existed. */
public class NotFound extends Refusal {
    public NotFound(String thing) {
        super(404, "not-found", "There is no such " + thing);
    }
}
