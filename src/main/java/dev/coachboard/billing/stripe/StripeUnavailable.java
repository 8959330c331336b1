package dev.coachboard.billing.stripe;

/** Stripe did not answer, or with a fault: whether it did the work is unknown, and the same key may ask again. */
public class StripeUnavailable extends RuntimeException {

    StripeUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** @throws StripeUnavailable for an answer that lacks what every good one has */
    static <T> T required(T part, String name) {
        if (part == null) throw new StripeUnavailable("Stripe's answer has no " + name, null);
        return part;
    }
}
