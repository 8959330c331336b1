package dev.coachboard.billing;

import java.util.UUID;

/** A plan was offered, edited or archived. */
public record PlanChanged(UUID planId) {}
