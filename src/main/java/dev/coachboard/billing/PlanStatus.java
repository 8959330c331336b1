package dev.coachboard.billing;

/** Whether a plan can be bought. */
enum PlanStatus {
    ACTIVE,
    ARCHIVED
}
