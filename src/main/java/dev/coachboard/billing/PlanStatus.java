package dev.coachboard.billing;

/** Whether a plan can be bought. */
public enum PlanStatus {
    ACTIVE,
    ARCHIVED
}
