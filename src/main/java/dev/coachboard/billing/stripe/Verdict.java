package dev.coachboard.billing.stripe;

/**
 * What is to become of an event.
 *
 * @param rule why it was not applied; null when it was
 */
public record Verdict(WebhookEventState state, String rule) {

    public static final Verdict APPLIED = new Verdict(WebhookEventState.APPLIED, null);

    boolean isParked() {
        return state == WebhookEventState.PARKED;
    }

    public static Verdict ignored(String rule) {
        return new Verdict(WebhookEventState.IGNORED, rule);
    }

    public static Verdict parked(String rule) {
        return new Verdict(WebhookEventState.PARKED, rule);
    }
}
