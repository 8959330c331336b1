package dev.coachboard.billing.stripe;

/** Something is not where this version of ours expects it. */
public class UnreadableNews extends IllegalArgumentException {

    public UnreadableNews(String what) {
        super(what);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
