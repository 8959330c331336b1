package dev.coachboard.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.LiveStripeResponseGetter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * The one way to Stripe. Every call has a deadline (see {@link StripeTransport}); none is repeated here, because the
 * job that asks is tried again under the same idempotency key.
 */
@ApplicationScoped
class StripeCalls {

    /** The reasons that help a client; a thief should not read that the card is known to be stolen. */
    private static final Set<String> TELLABLE = Set.of(
            "insufficient_funds",
            "expired_card",
            "incorrect_cvc",
            "incorrect_number",
            "card_not_supported",
            "currency_not_supported",
            "authentication_required",
            "withdrawal_count_limit_exceeded");

    private final StripeClient stripe = new StripeClient(new LiveStripeResponseGetter(new StripeTransport()));

    @FunctionalInterface
    interface Call<T> {
        T ask(StripeClient stripe) throws StripeException;
    }

    /** One breaker for all jobs, since it is one server; a refusal is an answer and does not count against it. */
    @CircuitBreaker(
            requestVolumeThreshold = 8, // because fewer are chance
            failureRatio = 0.5,
            delay = 10, // because a person waits about this long before trying again
            delayUnit = ChronoUnit.SECONDS,
            skipOn = {StripeRefused.class, BulkheadException.class})
    @Bulkhead(8) // because no instance has more workers than that, and a job that comes too late is tried again
    <T> T of(Call<T> call) {
        return ask(call);
    }

    /** The same where a person waits: a crowd of them is sent away sooner, and takes nothing from the jobs. */
    @CircuitBreaker(
            requestVolumeThreshold = 8, // because fewer are chance
            failureRatio = 0.5,
            delay = 10, // because a person waits about this long before trying again
            delayUnit = ChronoUnit.SECONDS,
            skipOn = {StripeRefused.class, BulkheadException.class})
    @Bulkhead(4) // because a hanging Stripe may hold an eighth of the 32 request threads at most
    <T> T live(Call<T> call) {
        return ask(call);
    }

    private <T> T ask(Call<T> call) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION)
            throw new IllegalStateException("Stripe is never asked in a transaction");
        try {
            return call.ask(stripe);
        } catch (CardException e) {
            throw new StripeRefused(TELLABLE.contains(e.getDeclineCode()) ? e.getDeclineCode() : "card_declined");
        } catch (IdempotencyException e) {
            // The key was used with another content: no later try would fare better.
            throw new StripeRefused("idempotency_key_in_use");
        } catch (InvalidRequestException e) {
            throw new StripeRefused(Optional.ofNullable(e.getCode()).orElse("invalid_request"));
        } catch (StripeException e) {
            throw new StripeUnavailable("Stripe answered " + e.getStatusCode(), e);
        }
    }
}
