package dev.coachboard.platform.http;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets a bounded number of requests run, and a bounded number wait for their turn in the order in which they came. */
class RequestQueue {

    private final int mostRunning;
    private final int mostWaiting;
    private final Queue<RequestTurn> waiting = new ArrayDeque<>();
    private int running;

    RequestQueue(int mostRunning, int mostWaiting) {
        this.mostRunning = mostRunning;
        this.mostWaiting = mostWaiting;
    }

    enum Place {
        RUNNING,
        WAITING,
        REFUSED
    }

    synchronized Place enter(RequestTurn turn) {
        if (running < mostRunning) {
            running++;
            return Place.RUNNING;
        }
        if (waiting.size() >= mostWaiting) return Place.REFUSED;
        waiting.add(turn);
        return Place.WAITING;
    }

    /** @return whether it still waited */
    synchronized boolean giveUp(RequestTurn turn) {
        return waiting.remove(turn);
    }

    /** @return the one whose turn it is now; null when none waits */
    synchronized RequestTurn leave() {
        var next = waiting.poll();
        if (next == null) running--;
        return next;
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting.size();
    }
}
