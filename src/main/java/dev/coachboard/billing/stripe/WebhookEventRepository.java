package dev.coachboard.billing.stripe;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class WebhookEventRepository implements PanacheRepositoryBase<WebhookEvent, UUID> {

    /** @return false if it was there already: Stripe sends some events twice */
    boolean add(UUID id, StripeEvent event, byte[] payload, Verdict verdict, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                        insert into webhook_events
                            (id, stripe_id, type, api_version, created_at, received_at, payload, state, rule, version)
                        values (:id, :stripeId, :type, cast(:apiVersion as text), :createdAt, :now, :payload, :state,
                            cast(:rule as text), 0)
                        on conflict (stripe_id) do nothing
                        """)
                        .setParameter("id", id)
                        .setParameter("stripeId", event.id())
                        .setParameter("type", event.type())
                        .setParameter("apiVersion", event.apiVersion())
                        .setParameter("createdAt", event.createdAt())
                        .setParameter("now", now)
                        .setParameter("payload", payload)
                        .setParameter("state", verdict.state().name())
                        .setParameter("rule", verdict.rule())
                        .executeUpdate()
                == 1;
    }

    /**
     * Puts a copy in the place of what could not be read, once for each version: what that one says stays unreadable.
     *
     * @return the event that is open again
     */
    @SuppressWarnings("unchecked")
    Optional<UUID> mend(StripeEvent copy, byte[] payload) {
        List<UUID> mended = getEntityManager()
                .createNativeQuery("""
                        update webhook_events set payload = :payload, api_version = :apiVersion, state = 'RECEIVED',
                            rule = null, handled_at = null, version = version + 1
                        where stripe_id = :stripeId and state = 'PARKED' and rule in ('other-version', 'unreadable')
                            and api_version is distinct from :apiVersion and octet_length(payload) > 0
                        returning id
                        """, UUID.class)
                .setParameter("payload", payload)
                .setParameter("apiVersion", copy.apiVersion())
                .setParameter("stripeId", copy.id())
                .getResultList();
        return mended.stream().findFirst();
    }

    WebhookEvent lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("webhook event"));
    }

    /** A thousand at a time, so that no transaction takes long. @return how many */
    int dropSettled(Instant before) {
        return getEntityManager()
                .createNativeQuery("""
                        delete from webhook_events where id in (
                            select id from webhook_events where state in ('APPLIED', 'IGNORED') and received_at < :before
                            limit 1000)
                        """)
                .setParameter("before", before)
                .executeUpdate();
    }

    /** Reads what the last weeks' events say, for no index could know what somebody will be called. */
    void forgetAbout(String customerId) {
        forget("state <> 'RECEIVED' and position(convert_to(:what, 'UTF8') in payload) > 0", customerId);
    }

    private void forget(String which, Object what) {
        getEntityManager()
                .createNativeQuery("update webhook_events set payload = '', version = version + 1"
                        + " where octet_length(payload) > 0 and " + which)
                .setParameter("what", what)
                .executeUpdate();
    }

    /** @param state null for all */
    List<WebhookEventSummary> list(WebhookEventState state, Position after, int limit) {
        return new ListQuery("""
                select e.id, e.stripeId, e.type, e.apiVersion, e.createdAt, e.receivedAt, e.state, e.rule, e.handledAt
                from WebhookEvent e where (e.receivedAt, e.id) < (:key, :id)
                """, after)
                .narrow("e.state = :state", "state", state)
                .page(getEntityManager(), WebhookEventSummary.class, "e.receivedAt desc, e.id desc", limit)
                .getResultList();
    }
}
