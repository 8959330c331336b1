package dev.coachboard.platform.database.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A failure and all that it was caused by, causes before suppressed ones, since the first cause is the oldest. */
final class Causes {

    private Causes() {}

    static List<Throwable> of(Throwable failure) {
        var found = new ArrayList<Throwable>();
        collect(failure, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(Throwable failure, List<Throwable> found, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) return;
        found.add(failure);
        collect(failure.getCause(), found, seen);
        for (var suppressed : failure.getSuppressed()) collect(suppressed, found, seen);
    }
}
