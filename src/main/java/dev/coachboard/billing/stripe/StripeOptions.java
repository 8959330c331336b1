package dev.coachboard.billing.stripe;

import com.stripe.net.RawRequestOptions;
import com.stripe.net.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The account, the address and the deadline of each call. The SDK repeats none. */
@ApplicationScoped
class StripeOptions {

    private final StripeConfig config;

    StripeOptions(StripeConfig config) {
        this.config = config;
    }

    RequestOptions writing(String key) {
        return options(config.deadline()).setIdempotencyKey(key).build();
    }

    RequestOptions reading() {
        return options(config.deadline()).build();
    }

    /** While a person waits. */
    RequestOptions live() {
        return options(config.liveDeadline()).build();
    }

    RawRequestOptions raw() {
        var options = RawRequestOptions.builder();
        options.setApiKey(config.secretKey());
        options.setBaseUrl(config.apiBase().toString());
        options.setReadTimeout((int) config.deadline().toMillis());
        options.setMaxNetworkRetries(0);
        return options.build();
    }

    private RequestOptions.RequestOptionsBuilder options(Duration deadline) {
        return RequestOptions.builder()
                .setApiKey(config.secretKey())
                .setBaseUrl(config.apiBase().toString())
                .setMaxNetworkRetries(0)
                .setReadTimeout((int) deadline.toMillis());
    }
}
