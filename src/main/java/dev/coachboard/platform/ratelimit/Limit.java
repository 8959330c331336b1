package dev.coachboard.platform.ratelimit;

/** What is limited. The number of each is configuration: {@code coachboard.rate-limit."login-account".capacity}. */
public enum Limit {
    LOGIN_ACCOUNT("login-account"),
    LOGIN_ADDRESS("login-address"),
    RESET_ACCOUNT("reset-account"),
    RESET_ADDRESS("reset-address"),
    SIGN_UP_ACCOUNT("sign-up-account"),
    SIGN_UP_ADDRESS("sign-up-address"),
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

    String key() {
        return key;
    }
}
