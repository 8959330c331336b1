package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work for tests that stops its first worker dead, until the test buries it. */
@ApplicationScoped
class Ordeal implements JobHandler<Ordeal.Feat> {

    static final JobType<Feat> TYPE = new JobType<>("ordeal", Feat.class, Urgency.WHENEVER, 3);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private CountDownLatch begun;
    private CountDownLatch buried;

    record Feat(boolean deadly) {}

    void prepare() {
        begun = new CountDownLatch(1);
        buried = new CountDownLatch(1);
    }

    CountDownLatch begun() {
        return begun;
    }

    CountDownLatch buried() {
        return buried;
    }

    @Override
    public JobType<Feat> type() {
        return TYPE;
    }

    @Override
    public void handle(Feat feat, JobRun run) throws Exception {
        if (feat.deadly() && run.attempt() == 1) {
            begun.countDown();
            assertThat(buried.await(1, TimeUnit.MINUTES)).isTrue();
            throw new IllegalStateException("This worker is dead");
        }
        done.add(run.key());
    }

    List<String> done() {
        return done;
    }
}
