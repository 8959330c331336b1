package dev.coachboard.booking.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.dev.meetings.MeetingFault;
import dev.coachboard.dev.meetings.MeetingSimulator;
import dev.coachboard.faults.TcpProxy;
import dev.coachboard.platform.observability.BreakerGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The provider of video meetings hangs, refuses, talks nonsense or goes away. */
@QuarkusTest
@Timeout(60)
class MeetingGatewayTest {

    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    private static final MeetingLimits HASTY =
            new MeetingLimits(Duration.ofSeconds(2), Duration.ofMillis(300), 32, 5, Duration.ofMillis(200));
    private static final MeetingLimits PATIENT =
            new MeetingLimits(Duration.ofSeconds(2), Duration.ofSeconds(20), 32, 5, Duration.ofMillis(200));

    @Inject
    ObjectMapper json;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final MeetingSimulator provider = new MeetingSimulator();
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = TcpProxy.to(provider.start(0));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        provider.stop();
    }

    @Test
    void a_meeting_is_made_once_for_a_booking_and_named_by_nothing_else() throws Exception {
        var booking = UUID.randomUUID();
        var gateway = gateway(PATIENT);
        var first = gateway.create(meeting(booking));
        assertThat(gateway.create(meeting(booking))).isEqualTo(first);
        assertThat(provider.meetings()).hasSize(1);
        assertThat(provider.meetings().get(0).said().toString())
                .isEqualTo("{\"bookingId\":\"" + booking
                        + "\",\"startsAt\":\"2027-03-01T09:00:00Z\",\"durationMinutes\":60}");
        assertThat(first.url()).startsWith("https://meet.example.com/");
    }

    @Test
    void a_meeting_that_the_provider_lost_is_made_again_and_deleting_it_twice_is_fine() throws Exception {
        var gateway = gateway(PATIENT);
        var moved = gateway.move("unknown", meeting(UUID.randomUUID()));
        assertThat(provider.meetings()).hasSize(1);
        gateway.delete(moved.id());
        gateway.delete(moved.id());
        assertThat(provider.meetings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingFault.class,
            names = {"NONE", "REFUSING"},
            mode = EnumSource.Mode.EXCLUDE)
    void an_outage_ends_each_call_opens_the_breaker_and_it_closes_again(MeetingFault fault) throws Exception {
        provider.fault(fault);
        var hasty = gateway(fault == MeetingFault.HANG || fault == MeetingFault.TRICKLE ? HASTY : PATIENT);
        for (var call = 0; call < 5; call++) assertThat(outcome(hasty)).isEqualTo("MeetingsUnavailable");
        assertThat(breaker()).isEqualTo(2);
        var calls = provider.calls();
        assertThat(calls).isEqualTo(5); // because no redirect is followed and nothing is repeated
        assertThat(outcome(hasty)).isEqualTo("CircuitBreakerOpenException");
        assertThat(provider.calls()).isEqualTo(calls);
        provider.fault(MeetingFault.NONE);
        await(() -> outcome(hasty).equals("made"));
        assertThat(breaker()).isZero();
    }

    @Test
    void a_refusal_of_our_request_is_final_and_does_not_open_the_breaker() throws Exception {
        provider.fault(MeetingFault.REFUSING);
        var gateway = gateway(PATIENT);
        for (var call = 0; call < 10; call++) assertThat(outcome(gateway)).isEqualTo("PermanentFailure");
        assertThat(breaker()).isZero();
        assertThat(provider.calls()).isEqualTo(10);
    }

    @Test
    void a_provider_that_is_gone_and_one_behind_a_black_hole_are_unavailable() throws Exception {
        proxy.blackHole();
        assertThat(outcome(gateway(HASTY))).isEqualTo("MeetingsUnavailable");
        proxy.refuse();
        assertThat(outcome(gateway(PATIENT))).isEqualTo("MeetingsUnavailable");
        proxy.pass();
        assertThat(outcome(gateway(PATIENT))).isEqualTo("made");
    }

    private String outcome(MeetingGateway gateway) throws Exception {
        try {
            gateway.create(meeting(UUID.randomUUID()));
            return "made";
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private static NewMeeting meeting(UUID booking) {
        return new NewMeeting(booking, MONDAY, 60);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private double breaker() {
        return meters.get("coachboard.breaker.state")
                .tag("breaker", "meetings")
                .gauge()
                .value();
    }

    private MeetingGateway gateway(MeetingLimits limits) {
        return new MeetingGateway(new Provider(proxy.port()), json, limits, new BreakerGauge(meters, "meetings"));
    }

    private record Provider(int port) implements MeetingConfig {

        @Override
        public Optional<String> url() {
            return Optional.of("http://localhost:" + port + "/");
        }

        @Override
        public Optional<String> key() {
            return Optional.of("mk_simulator");
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration rest() {
            return Duration.ofMillis(200);
        }
    }
}
