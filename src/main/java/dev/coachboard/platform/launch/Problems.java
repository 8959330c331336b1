package dev.coachboard.platform.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects everything that is wrong, so that one start names it all. */
final class Problems {

    private final List<String> lines = new ArrayList<>();

    /** @param complaint the end of a sentence that begins with the key; never a value */
    void add(String key, String complaint, String remedy) {
        lines.add("- " + key + " " + complaint + ". " + remedy);
    }

    void require(Settings settings, String key, String remedy) {
        if (settings.find(key).isEmpty() && !settings.unreadable().contains(key)) add(key, "is not set", remedy);
    }

    void refuse(Settings settings, String key, Predicate<String> wrong, String complaint, String remedy) {
        if (settings.find(key).filter(wrong).isPresent()) add(key, complaint, remedy);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
