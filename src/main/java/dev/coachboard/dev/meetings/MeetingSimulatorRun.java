package dev.coachboard.dev.meetings;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the simulator with the app, unless a real provider is set. */
@ApplicationScoped
class MeetingSimulatorRun {

    private final MeetingSimulator simulator;
    private final Optional<String> key;

    MeetingSimulatorRun(
            MeetingSimulator simulator, @ConfigProperty(name = "coachboard.meetings.key") Optional<String> key) {
        this.simulator = simulator;
        this.key = key;
    }

    /** One for the app and for the tests that look at it. */
    @ApplicationScoped
    static class Maker {
        @Produces
        @Singleton
        MeetingSimulator meetingSimulator() {
            return new MeetingSimulator();
        }
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) throws IOException {
        if (key.orElse("").equals(MeetingSettings.KEY)) simulator.start(MeetingSettings.port());
    }

    void stop(@Observes ShutdownEvent stopped) {
        simulator.stop();
    }
}
