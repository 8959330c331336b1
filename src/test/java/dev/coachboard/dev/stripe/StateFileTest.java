package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path folder;

    @Test
    void an_account_lives_on_after_a_restart() throws Exception {
        var file = new StateFile(folder.resolve("stripe.json"));
        try (var before = new Scene();
                var after = new Scene()) {
            var maya = before.maya("pm_card_visa");
            var subscription = before.subscribe(maya, before.monthly(12_900));
            before.simulator.cardWorks(maya.getId(), false);
            before.simulator.save(file);
            after.simulator.restore(new StateFile(folder.resolve("stripe.json")));
            after.pass(Duration.ofDays(40));
            assertThat(after.read(subscription).getStatus()).isEqualTo("past_due");
            after.simulator.deliver();
            assertThat(after.receiver.received).hasSize(after.simulator.events().size());
        }
    }
}
