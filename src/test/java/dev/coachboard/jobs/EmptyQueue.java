package dev.coachboard.jobs;

import dev.coachboard.TestDatabase;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets each test class begin with an empty queue, so that one class's jobs are never the next one's work. */
public class EmptyQueue implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        var nested = context.getRequiredTestClass().isMemberClass();
        // Before the first app starts, and in tests without one, no database exists.
        if (nested || System.getProperty("coachboard.dev.database-url") == null) return;
        if (TestDatabase.column("select to_regclass('jobs')::text").get(0) == null) return;
        empty();
    }

    static void empty() {
        TestDatabase.update("delete from jobs where task_instance <> 'recurring'");
        TestDatabase.update("delete from dead_jobs");
    }
}
