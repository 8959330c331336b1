package dev.coachboard.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.platform.problem.Unavailable;
import dev.coachboard.platform.transaction.ConcurrencyLimit.Turn;
import dev.coachboard.platform.transaction.Shares.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConcurrencyLimitTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_request_waits_until_another_is_done() throws Exception {
        var limit = new ConcurrencyLimit(1, LONG);
        var first = limit.enter().orElseThrow();
        var second = CompletableFuture.supplyAsync(limit::enter);
        assertThat(second).isNotDone();
        first.close();
        assertThat(second.get(20, TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void after_one_waited_in_vain_the_next_are_refused_without_a_wait() {
        var limit = new ConcurrencyLimit(1, Duration.ofMillis(400));
        var slow = limit.enter().orElseThrow();
        assertThat(limit.enter()).isEmpty();
        var began = System.nanoTime();
        for (var i = 0; i < 50; i++) assertThat(limit.enter()).isEmpty();
        // Fifty waits would be twenty seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        slow.close();
        assertThat(limit.enter()).as("a free place is given at once").isPresent();
    }

    @Test
    void one_owner_takes_its_share_and_leaves_the_rest_to_the_others() {
        var shares = new Shares(4, Duration.ofMillis(10), "busy");
        var taken = new ArrayList<Turn>();
        for (var i = 0; i < 2; i++) taken.add(shares.take(of("riverside", "list clients " + i)));
        assertRefused(shares, of("riverside", "list programs"));
        for (var i = 0; i < 2; i++) taken.add(shares.take(of("hillside", "list clients " + i)));
        assertRefused(shares, of("lakeside", "list programs"));
        taken.forEach(Turn::close);
        shares.take(of("riverside", "list programs")).close();
    }

    @Test
    void a_refusal_keeps_no_place() {
        var shares = new Shares(4, Duration.ofMillis(10), "busy");
        var slow = List.of(shares.take(of("slow")), shares.take(of("slow")));
        for (var i = 0; i < 10; i++) assertRefused(shares, of("riverside", "slow"));
        shares.take(of("riverside", "list clients")).close();
        slow.forEach(Turn::close);
        shares.take(of("riverside", "slow")).close();
    }

    private static List<Share> of(String... owners) {
        return Stream.of(owners).map(owner -> new Share(owner, 2)).toList();
    }

    private static void assertRefused(Shares shares, List<Share> owners) {
        assertThatThrownBy(() -> shares.take(owners)).isInstanceOf(Unavailable.class);
    }
}
