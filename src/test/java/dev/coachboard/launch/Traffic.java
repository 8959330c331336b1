package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** People who ask one request after another until they are stopped. */
final class Traffic implements AutoCloseable {

    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> people = new ArrayList<>();
    private final ExecutorService threads;
    private volatile boolean stopped;

    interface Request {
        Reply send(int person) throws Exception;
    }

    private Traffic(int people) {
        threads = Executors.newFixedThreadPool(people);
    }

    static Traffic of(int people, Request request) {
        var traffic = new Traffic(people);
        for (var i = 0; i < people; i++) {
            var person = i;
            traffic.people.add(traffic.threads.submit(() -> {
                while (!traffic.stopped) traffic.replies.add(request.send(person));
                return null;
            }));
        }
        return traffic;
    }

    /** So many requests, and no more. */
    static List<Reply> times(int people, int each, Request request) throws Exception {
        try (var traffic = new Traffic(people)) {
            for (var i = 0; i < people; i++) {
                var person = i;
                traffic.people.add(traffic.threads.submit(() -> {
                    for (var turn = 0; turn < each; turn++) traffic.replies.add(request.send(person));
                    return null;
                }));
            }
            return traffic.stop();
        }
    }

    int count() {
        return replies.size();
    }

    /** So far. */
    List<Reply> replies() {
        return List.copyOf(replies);
    }

    List<Reply> stop() throws Exception {
        stopped = true;
        for (var person : people) person.get(2, TimeUnit.MINUTES);
        return List.copyOf(replies);
    }

    static Duration longest(List<Reply> replies) {
        return replies.stream().map(Reply::took).max(Duration::compareTo).orElseThrow();
    }

    static Duration p95(List<Reply> replies) {
        return percentile(95, replies);
    }

    static Duration median(List<Reply> replies) {
        return percentile(50, replies);
    }

    private static Duration percentile(int percent, List<Reply> replies) {
        var sorted = replies.stream().map(Reply::took).sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    static String describe(List<Reply> replies) {
        var statuses =
                replies.stream().collect(Collectors.groupingBy(Reply::status, TreeMap::new, Collectors.counting()));
        return "%d answers %s, median %d ms, p95 %d ms, longest %d ms"
                .formatted(
                        replies.size(),
                        statuses,
                        median(replies).toMillis(),
                        p95(replies).toMillis(),
                        longest(replies).toMillis());
    }

    /** Each failure is a problem that says when to come back. */
    static void assertHonest(List<Reply> replies) {
        assertThat(replies).filteredOn(reply -> reply.status() >= 300).allMatch(Reply::isRefusal);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
