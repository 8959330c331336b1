package dev.coachboard.platform.tenancy;

/** What a person may do in a practice. The constants are for {@code @RolesAllowed}. */
public enum Role {
    OWNER,
    COACH,
    CLIENT;

    public static final String OWNER_ROLE = "OWNER";
    public static final String COACH_ROLE = "COACH";
    public static final String CLIENT_ROLE = "CLIENT";

    /** Beside a person's role of the practice, for who runs the platform. No member's row can say it. */
    public static final String OPERATOR_ROLE = "OPERATOR";

    /** Owners coach too, so both read and write what coaches do. */
    public boolean coaches() {
        return this != CLIENT;
    }
}
