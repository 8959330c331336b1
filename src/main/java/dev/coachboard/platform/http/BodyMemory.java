package dev.coachboard.platform.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the memory of all unfinished bodies together. Small ones are exempt, so a stranger's large ones never stop them. */
class BodyMemory {

    /** Because nearly every honest body is smaller, and ten thousand of this size fit into the memory of a small instance. */
    static final int SMALL = 8 * 1024;

    private static final long MOST = Math.max(32L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final AtomicLong held = new AtomicLong();

    /** @return false when the piece must not be kept */
    boolean take(int before, int piece) {
        var more = counted(before + piece) - counted(before);
        if (held.addAndGet(more) <= MOST || more == 0) return true;
        held.addAndGet(-more);
        return false;
    }

    void release(int size) {
        held.addAndGet(-counted(size));
    }

    private static int counted(int size) {
        return size <= SMALL ? 0 : size;
    }
}
