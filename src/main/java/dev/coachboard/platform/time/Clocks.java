package dev.coachboard.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock, in the microseconds that PostgreSQL keeps. Whoever reads time injects it; dev and test put a movable one in its place. */
class Clocks {

    @Produces
    @Singleton
    @DefaultBean
    Clock systemClock() {
        return new MicrosecondClock();
    }
}
