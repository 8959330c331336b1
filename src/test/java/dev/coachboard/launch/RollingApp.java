package dev.coachboard.launch;

import dev.coachboard.launch.PackagedApp.Instance;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** Two instances behind a proxy that sends nothing more to one that is about to stop. */
final class RollingApp implements AutoCloseable {

    private final PackagedApp app;
    private final Path folder;
    private final List<Instance> live = new ArrayList<>();
    private final ReadWriteLock membership = new ReentrantReadWriteLock();
    private final AtomicInteger turn = new AtomicInteger();

    RollingApp(PackagedApp app, Path folder, Map<String, String> environment) throws Exception {
        this.app = app;
        this.folder = folder;
        for (var i = 0; i < 2; i++) live.add(app.start(folder, environment));
    }

    Instance next() {
        membership.readLock().lock();
        try {
            return live.get(Math.floorMod(turn.getAndIncrement(), live.size()));
        } finally {
            membership.readLock().unlock();
        }
    }

    HttpResponse<String> send(Function<Instance, HttpRequest.Builder> request) throws Exception {
        membership.readLock().lock();
        try {
            var instance = next();
            return instance.send(request.apply(instance).build());
        } finally {
            membership.readLock().unlock();
        }
    }

    interface Meanwhile {
        void look(Instance replaced, Instance waiting) throws Exception;
    }

    /** Replaces one instance, then the other; in between, the new and the old settings serve side by side. */
    void roll(Map<String, String> environment, Meanwhile meanwhile) throws Exception {
        replaceFirst(environment);
        meanwhile.look(live.get(1), live.get(0));
        replaceFirst(environment);
    }

    private void replaceFirst(Map<String, String> environment) throws Exception {
        var started = app.start(folder, environment);
        Instance leaving;
        membership.writeLock().lock();
        try {
            live.add(started);
            leaving = live.remove(0);
        } finally {
            membership.writeLock().unlock();
        }
        leaving.close();
    }

    @Override
    public void close() throws Exception {
        for (var instance : live) instance.close();
    }
}
