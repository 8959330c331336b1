package dev.coachboard.billing.stripe;

/** Something is not where this version of ours expects it. */
public class UnreadableNews extends RuntimeException {

    public UnreadableNews(String what) {
        super(what, null, false, false);
    }
}
