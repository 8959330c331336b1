/**
 * Speaks with Stripe: the gateway that asks, and the inbox that takes what Stripe tells.
 *
 * <p>It translates Stripe's words into ours and knows no entity of billing; what the news mean for a subscription or an
 * invoice is decided above, in {@link dev.coachboard.billing}.
 */
package dev.coachboard.billing.stripe;
