package dev.coachboard.billing.stripe;

/** Stripe turned this call away for now: too many at once, a lock, our key. It says nothing about Stripe's health. */
public class StripeRetryLater extends StripeUnavailable {

    StripeRetryLater(String reason, Throwable cause) {
        super(reason, cause);
    }
}
