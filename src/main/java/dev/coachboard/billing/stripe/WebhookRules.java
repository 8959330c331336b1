package dev.coachboard.billing.stripe;

import com.stripe.Stripe;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is settled about an event before anybody looks at what it is about. */
final class WebhookRules {

    /** Since then a period is written beside the item, and a subscription beneath an invoice's parent. */
    private static final LocalDate OLDEST = LocalDate.parse("2025-03-31");

    private static final LocalDate NEWEST = LocalDate.parse(Stripe.API_VERSION.substring(0, 10));
    private static final Pattern VERSION = Pattern.compile("(20\\d\\d-[01]\\d-[0-3]\\d)(\\.[a-z]{1,30})?");

    /** Each says how the whole thing stands, which is all that we read. */
    private static final Set<String> USED = Set.of(
            "customer.subscription.created",
            "customer.subscription.updated",
            "customer.subscription.deleted",
            "customer.subscription.paused",
            "customer.subscription.resumed",
            "invoice.finalized",
            "invoice.paid",
            "invoice.payment_failed",
            "invoice.voided",
            "invoice.marked_uncollectible",
            "invoice.updated");

    private WebhookRules() {}

    static Optional<Verdict> objection(StripeEvent event, StripeConfig config) {
        if (event.live() != config.live()) return Optional.of(Verdict.parked("other-mode"));
        if (event.account() != null && !Optional.of(event.account()).equals(config.account()))
            return Optional.of(Verdict.parked("other-account"));
        if (!USED.contains(event.type())) return Optional.of(Verdict.ignored("not-used"));
        return isReadable(event.apiVersion()) ? Optional.empty() : Optional.of(Verdict.parked("other-version"));
    }

    private static boolean isReadable(String version) {
        if (version == null) return false;
        var found = VERSION.matcher(version);
        if (!found.matches()) return false;
        try {
            var day = LocalDate.parse(found.group(1));
            return !day.isBefore(OLDEST) && !day.isAfter(NEWEST);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
