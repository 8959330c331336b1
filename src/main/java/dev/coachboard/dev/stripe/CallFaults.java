package dev.coachboard.dev.stripe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The calls that came in, and the faults that the next ones of a kind will meet. */
public final class CallFaults {

    private static final int MOST_SEEN = 1000; // because a person in dev looks at the last few

    /** @param key its idempotency key; null without one */
    public record SeenCall(String method, String path, String key) {}

    private record Planned(Pattern call, CallFault fault) {}

    private final List<Planned> planned = new ArrayList<>();
    private final Deque<SeenCall> seen = new ArrayDeque<>();

    /** @param call a pattern of method and path, such as {@code POST /v1/invoices/[^/]+/pay} */
    public void plan(String call, CallFault fault) {
        plan(call, fault, 1);
    }

    /** @param times how many of the next such calls meet it */
    public synchronized void plan(String call, CallFault fault, int times) {
        for (var i = 0; i < times; i++) planned.add(new Planned(Pattern.compile(call), fault));
    }

    /** Oldest first. */
    public synchronized List<SeenCall> seen() {
        return List.copyOf(seen);
    }

    /** @return the fault that this call meets, or null */
    synchronized CallFault arrive(SeenCall call) {
        if (seen.size() == MOST_SEEN) seen.removeFirst();
        seen.addLast(call);
        var text = call.method() + " " + call.path();
        for (var next : planned)
            if (next.call.matcher(text).matches()) {
                planned.remove(next);
                return next.fault;
            }
        return null;
    }

    synchronized void reset() {
        planned.clear();
        seen.clear();
    }
}
