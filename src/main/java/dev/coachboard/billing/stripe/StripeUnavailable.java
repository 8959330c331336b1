package dev.coachboard.billing.stripe;

/** Stripe did not answer, or with a fault: whether it did the work is unknown, and the same key may ask again. */
public class StripeUnavailable extends RuntimeException {

    StripeUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
