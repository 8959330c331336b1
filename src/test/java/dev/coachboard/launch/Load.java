package dev.coachboard.launch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Sends one request again and again, as fast as answers come or at a rate. Each person keeps a connection, because a
 * client that opens thousands of them would need more of the machine than the app.
 */
record Load(URI server, byte[] request) {

    /** More than run and wait in the app together, so that some are always refused. */
    private static final int CROWD = 400;

    /** @param status -1 when the connection failed */
    record Answer(int status, boolean saysWhen, long micros) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        boolean isRefusal() {
            return status == 503 && saysWhen;
        }
    }

    private interface Person {
        void act(KeepAliveClient client, int number);
    }

    /** So many at once, each after the one before. */
    List<Answer> closed(int atOnce, Duration time) throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<Answer>();
        var end = System.nanoTime() + time.toNanos();
        together(atOnce, (client, number) -> {
            while (System.nanoTime() < end) answers.add(send(client));
        });
        return List.copyOf(answers);
    }

    /** One after another, with a rest between them. */
    List<Answer> sequential(int times, Duration rest) throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<Answer>();
        together(1, (client, number) -> {
            for (var i = 0; i < times; i++) {
                answers.add(send(client));
                LockSupport.parkNanos(rest.toNanos());
            }
        });
        return List.copyOf(answers);
    }

    /** At a rate, for a time. */
    List<Answer> open(int perSecond, Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        return open(perSecond, () -> System.nanoTime() >= end);
    }

    /** At a rate, until it is over; a person whose answer is late sends the next request at once. */
    List<Answer> open(int perSecond, BooleanSupplier over) throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<Answer>();
        var people = Math.min(CROWD, perSecond);
        var start = System.nanoTime();
        together(people, (client, number) -> {
            for (var turn = (long) number; ; turn += people) {
                var due = start + turn * TimeUnit.SECONDS.toNanos(1) / perSecond;
                while (System.nanoTime() < due && !over.getAsBoolean()) LockSupport.parkNanos(due - System.nanoTime());
                if (over.getAsBoolean()) return;
                answers.add(send(client));
            }
        });
        return List.copyOf(answers);
    }

    private static void together(int people, Person person) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < people; i++) {
            var number = i;
            var thread = new Thread(() -> {
                var client = new KeepAliveClient();
                person.act(client, number);
                close(client);
            });
            thread.start();
            threads.add(thread);
        }
        for (var thread : threads) thread.join();
    }

    private Answer send(KeepAliveClient client) {
        var begun = System.nanoTime();
        try {
            var answer = client.send(server, request);
            return new Answer(answer.status(), answer.saysWhen(), microsSince(begun));
        } catch (IOException e) {
            close(client);
            return new Answer(-1, false, microsSince(begun));
        }
    }

    private static long microsSince(long begun) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
    }

    private static void close(KeepAliveClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static double perSecond(List<Answer> answers, Duration time) {
        return answers.stream().filter(Answer::isGood).count() * 1_000.0 / time.toMillis();
    }

    /** In milliseconds; 0 without answers. */
    static double p95(List<Answer> answers) {
        var sorted = answers.stream().mapToLong(Answer::micros).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * 95 / 100] / 1_000.0;
    }
}
