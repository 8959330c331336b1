package dev.coachboard.platform.ratelimit;

/** What is limited. The number of each is configuration: {@code coachboard.rate-limit."login-account".capacity}. */
public enum Limit {
    LOGIN_ACCOUNT("login-account"),
    LOGIN_ADDRESS("login-address"),
    /** A device that signed in before, so that guesses from elsewhere cannot lock its owner out. */
    LOGIN_KNOWN_DEVICE("login-known-device"),
    /** Of a signed-in person who types the password again. */
    PASSWORD_CHECK("password-check"),
    RESET_ACCOUNT("reset-account"),
    RESET_ADDRESS("reset-address"),
    SIGN_UP_ACCOUNT("sign-up-account"),
    SIGN_UP_ADDRESS("sign-up-address"),
    /** Mails of one kind to one address in a day, whoever asks. */
    RESET_RECIPIENT("reset-recipient"),
    SIGN_UP_RECIPIENT("sign-up-recipient"),
    INVITATION_RECIPIENT("invitation-recipient"),
    INVITATION_PRACTICE("invitation-practice"),
    INVITATION_NEW_PRACTICE("invitation-new-practice"),
    DELIVERY_TEST_RECIPIENT("delivery-test-recipient"),
    /** A client without an account, whose address a coach typed. */
    CLIENT_RECIPIENT("client-recipient"),
    BOOKING_CLIENT("booking-client"),
    REFRESH_ACCOUNT("refresh-account"),
    REFRESH_ADDRESS("refresh-address"),
    CALLER("caller"),
    PUBLIC_ADDRESS("public-address"),
    /** A provider tells all its news from a few addresses. */
    WEBHOOK_ADDRESS("webhook-address");

    private final String key;

    Limit(String key) {
        this.key = key;
    }

    boolean locksOut() {
        return this == LOGIN_ACCOUNT || this == LOGIN_KNOWN_DEVICE || this == PASSWORD_CHECK;
    }

    String key() {
        return key;
    }
}
