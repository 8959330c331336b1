package dev.coachboard.billing.stripe;

import com.stripe.exception.CardException;
import java.util.Set;
import java.util.regex.Pattern;

/** Why Stripe refused, in Stripe's own words and as far as the client may read it. */
final class RefusalReasons {

    /** The decline codes that help a client; a thief should not read that the card is known to be stolen. */
    private static final Set<String> SHOWN = Set.of(
            "insufficient_funds",
            "expired_card",
            "incorrect_cvc",
            "incorrect_number",
            "card_not_supported",
            "currency_not_supported",
            "authentication_required",
            "withdrawal_count_limit_exceeded");

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");

    private RefusalReasons() {}

    /** Only card_declined comes with a decline code. */
    static String of(CardException refusal) {
        var decline = refusal.getDeclineCode();
        return decline != null && SHOWN.contains(decline) ? decline : code(refusal.getCode(), "card_declined");
    }

    /** @param otherwise where Stripe gives no code */
    static String code(String given, String otherwise) {
        return given != null && CODE.matcher(given).matches() ? given : otherwise;
    }
}
