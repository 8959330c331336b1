package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Event;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of events, and how they reach the app. */
class StripeEventsTest {

    private final Scene scene = new Scene();

    StripeEventsTest() throws IOException {}

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_log_is_read_page_by_page_newest_first() throws Exception {
        for (var i = 0; i < 7; i++) scene.maya();
        var read = new ArrayList<String>();
        var params = EventListParams.builder().setLimit(3L).addType("customer.created");
        for (var event : scene.stripe().events().list(params.build()).autoPagingIterable()) read.add(event.getId());
        Collections.reverse(read);
        assertThat(read)
                .hasSize(7)
                .isEqualTo(scene.simulator.events().stream()
                        .map(SimulatedEvent::id)
                        .toList());
    }

    @Test
    void the_log_is_read_from_a_time_on() throws Exception {
        scene.maya();
        scene.pass(Duration.ofHours(1));
        scene.maya();
        var from = scene.clock.instant().getEpochSecond() - 60;
        var params = EventListParams.builder()
                .setCreated(EventListParams.Created.builder().setGte(from).build())
                .build();
        assertThat(scene.stripe().events().list(params).getData()).hasSize(1);
    }

    @Test
    void an_update_tells_the_old_values_of_what_changed() throws Exception {
        var maya = scene.maya();
        scene.stripe()
                .customers()
                .update(
                        maya.getId(),
                        CustomerUpdateParams.builder().setName("Maya Berg").build());
        var event = scene.event("customer.updated");
        assertThat(event.getData().getPreviousAttributes()).containsExactly(Map.entry("name", "Maya Okafor"));
        assertThat(event.getRequest().getId()).startsWith("req_");
        assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
    }

    @Test
    void a_subscription_tells_its_whole_beginning() throws Exception {
        scene.subscribe(scene.maya("pm_card_visa"), scene.monthly(12_900));
        assertThat(scene.eventTypes())
                .contains(
                        "customer.created",
                        "payment_method.attached",
                        "product.created",
                        "price.created",
                        "invoice.created",
                        "invoice.finalized",
                        "invoice.paid",
                        "invoice.payment_succeeded",
                        "customer.subscription.created")
                .doesNotContain("customer.subscription.updated");
    }

    @Test
    void a_delivery_is_signed_as_the_sdk_verifies_it() throws Exception {
        scene.maya();
        scene.simulator.deliver();
        var received = scene.receiver.received.get(0);
        var event = Webhook.constructEvent(received.body(), received.signature(), StripeSettings.WEBHOOK_SECRET);
        assertThat(event.getType()).isEqualTo("customer.created");
        assertThat(event.getId()).isEqualTo(scene.simulator.events().get(0).id());
    }

    @Test
    void a_delivery_that_fails_is_tried_again_later() throws Exception {
        scene.maya();
        scene.receiver.answers = 500;
        scene.simulator.deliver();
        scene.receiver.answers = 200;
        scene.simulator.deliver();
        assertThat(scene.receiver.received).hasSize(1);
        scene.pass(Duration.ofMinutes(2));
        scene.simulator.deliver();
        scene.simulator.deliver();
        assertThat(scene.receiver.received).hasSize(2);
    }

    @Test
    void dropped_events_stay_in_the_log_alone() throws Exception {
        scene.simulator.switches().on(Fault.DROP_WEBHOOKS);
        scene.maya();
        scene.simulator.deliver();
        scene.simulator.switches().reset();
        scene.simulator.deliver();
        assertThat(scene.receiver.received).isEmpty();
        assertThat(scene.stripe().events().list().getData()).hasSize(1);
    }

    @Test
    void duplicated_and_shuffled_events_all_arrive() throws Exception {
        scene.simulator.switches().on(Fault.DUPLICATE_WEBHOOKS);
        scene.simulator.switches().on(Fault.SHUFFLE_WEBHOOKS);
        for (var i = 0; i < 20; i++) scene.maya();
        scene.simulator.deliver();
        var ids = delivered();
        assertThat(ids).hasSize(40);
        assertThat(new HashSet<>(ids)).hasSize(20);
        assertThat(List.copyOf(ids)).isNotEqualTo(ids.stream().sorted().toList());
    }

    private List<String> delivered() {
        return scene.receiver.received.stream()
                .map(each -> ApiResource.GSON.fromJson(each.body(), Event.class).getId())
                .toList();
    }
}
