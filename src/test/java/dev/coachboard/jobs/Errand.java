package dev.coachboard.jobs;

import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Work for tests: notes where it ran, and fails as often as its job says. */
@ApplicationScoped
class Errand implements JobHandler<Errand.Trip> {

    static final JobType<Trip> TYPE = new JobType<>("errand", Trip.class, Urgency.WHENEVER, 3);

    private final CurrentPractice practice;
    private final List<Done> done = new CopyOnWriteArrayList<>();
    private final Semaphore finished = new Semaphore(0);

    Errand(CurrentPractice practice) {
        this.practice = practice;
    }

    record Trip(String where, int failures) {}

    record Done(String where, UUID practiceId, JobRun run) {}

    @Override
    public JobType<Trip> type() {
        return TYPE;
    }

    @Override
    public void handle(Trip trip, JobRun run) throws Exception {
        if (run.attempt() <= trip.failures()) throw new Exception("no way to ada@example.com");
        done.add(new Done(trip.where(), practice.id().orElse(null), run));
        finished.release();
    }

    /** The next one to finish after this call, for tests whose workers are threads. */
    Awaited next() {
        finished.drainPermits();
        return () -> finished.tryAcquire(30, TimeUnit.SECONDS);
    }

    /** @see #next */
    interface Awaited {
        boolean isDone() throws InterruptedException;
    }

    List<Done> doneAt(String where) {
        return done.stream().filter(trip -> trip.where().equals(where)).toList();
    }
}
