package dev.coachboard.coaching;

/** Why an enrolment's credits moved. */
public enum CreditReason {
    GRANTED,
    TAKEN,
    GIVEN_BACK
}
