package dev.coachboard.platform.database;

import jakarta.enterprise.context.ApplicationScoped;

/** The time that the work under way has. */
@ApplicationScoped
public class Budgets {

    private final CurrentWork work;
    private final Budget requests;
    private final Budget jobs;

    Budgets(CurrentWork work, DatabaseConfig config) {
        this.work = work;
        this.requests = Budget.ofRequests(config);
        this.jobs = Budget.ofJobs(config);
    }

    public Budget current() {
        return work.isRequest() ? requests : jobs;
    }
}
