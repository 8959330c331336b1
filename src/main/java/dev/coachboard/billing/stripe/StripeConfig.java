package dev.coachboard.billing.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which Stripe account we use, and how long we wait for it. */
@ConfigMapping(prefix = "coachboard.stripe")
interface StripeConfig {

    /** {@code sk_test_...} or {@code sk_live_...}, or a restricted key with the prefix {@code rk_}. */
    String secretKey();

    /** Any of them may sign an event, so that a new one can be rolled in while the old one is still used. */
    List<String> webhookSecrets();

    /** Our own account; events that name another are not ours. Events of a plain account name none. */
    Optional<String> account();

    @WithDefault("https://api.stripe.com")
    URI apiBase();

    /** How long a job waits for one answer, body included. */
    Duration deadline();

    /** The same where a person waits. */
    Duration liveDeadline();

    /** How far back the reconciliation looks for events that never arrived. */
    Duration lookBack();

    default boolean live() {
        return secretKey().contains("_live_");
    }
}
