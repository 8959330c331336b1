package dev.coachboard.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.LiveStripeResponseGetter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jboss.logging.Logger;

/**
 * The one way to Stripe. Every call has a deadline (see {@link StripeTransport}); none is repeated here, because the
 * job that asks is tried again under the same idempotency key.
 */
@ApplicationScoped
class StripeCalls {

    private static final Logger LOG = Logger.getLogger(StripeCalls.class);

    private final StripeClient stripe = new StripeClient(new LiveStripeResponseGetter(new StripeTransport()));
    private final MeterRegistry meters;

    StripeCalls(MeterRegistry meters) {
        this.meters = meters;
    }

    @FunctionalInterface
    interface Call<T> {
        T ask(StripeClient stripe) throws StripeException;
    }

    /**
     * One breaker for all jobs, since it is one server. Only silence and broken answers count against it: a refusal is an
     * answer, and a mistake of ours is no failure of Stripe's.
     */
    @CircuitBreakerName("stripe-jobs")
    @CircuitBreaker(
            requestVolumeThreshold = 8, // because fewer are chance
            failureRatio = 0.5,
            delay = 10, // because a person waits about this long before trying again
            delayUnit = ChronoUnit.SECONDS,
            failOn = StripeUnavailable.class,
            skipOn = StripeRetryLater.class)
    @Bulkhead(8) // because no instance has more workers than that, and a job that comes too late is tried again
    <T> T of(Call<T> call) {
        return ask(call);
    }

    /** The same where a person waits: a crowd of them is sent away sooner, and takes nothing from the jobs. */
    @CircuitBreakerName("stripe-live")
    @CircuitBreaker(
            requestVolumeThreshold = 8, // because fewer are chance
            failureRatio = 0.5,
            delay = 10, // because a person waits about this long before trying again
            delayUnit = ChronoUnit.SECONDS,
            failOn = StripeUnavailable.class,
            skipOn = StripeRetryLater.class)
    @Bulkhead(4) // because a hanging Stripe may hold an eighth of the 32 request threads at most
    <T> T live(Call<T> call) {
        return ask(call);
    }

    private <T> T ask(Call<T> call) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION)
            throw new IllegalStateException("Stripe is never asked in a transaction");
        var outcome = "mistake";
        try {
            var answer = answer(call);
            outcome = "answered";
            return answer;
        } catch (StripeRefused e) {
            outcome = "refused";
            throw e;
        } catch (StripeRetryLater e) {
            outcome = "retry-later";
            throw e;
        } catch (StripeUnavailable e) {
            outcome = "unavailable";
            throw e;
        } finally {
            meters.counter("coachboard.stripe.calls", "outcome", outcome).increment();
        }
    }

    private <T> T answer(Call<T> call) {
        try {
            return call.ask(stripe);
        } catch (CardException e) {
            throw new StripeRefused(RefusalReasons.of(e));
        } catch (IdempotencyException e) {
            // The key was used with another content: no later try would fare better.
            throw new StripeRefused("idempotency_key_in_use");
        } catch (InvalidRequestException e) {
            throw new StripeRefused(RefusalReasons.code(e.getCode(), "invalid_request"));
        } catch (AuthenticationException e) {
            LOG.errorf("Stripe does not accept our key (%d): check COACHBOARD_STRIPE_SECRET_KEY", e.getStatusCode());
            throw new StripeRetryLater("Stripe does not accept our key", e);
        } catch (StripeException e) {
            throw unanswered(e);
        }
    }

    private static StripeUnavailable unanswered(StripeException failure) {
        var status = failure.getStatusCode() == null ? 0 : failure.getStatusCode();
        var reason = status == 0 ? failure.getMessage() : "Stripe answered " + status;
        return status >= 400 && status < 500
                ? new StripeRetryLater(reason, failure)
                : new StripeUnavailable(reason, failure);
    }
}
