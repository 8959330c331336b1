package dev.coachboard.billing.stripe;

/** Stripe understood and said no: asking again would not help. */
public class StripeRefused extends RuntimeException {

    private final String code;

    public StripeRefused(String code) {
        super("Stripe refused: " + code, null, false, false);
        this.code = code;
    }

    /** Stripe does not know the object of the call, or has deleted it. */
    boolean isMissing() {
        return code.equals("resource_missing");
    }

    /** Stripe's own word, such as {@code card_declined}. */
    public String code() {
        return code;
    }
}
