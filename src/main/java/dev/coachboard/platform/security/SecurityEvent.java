package dev.coachboard.platform.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every security event there is. {@code docs/security-events.md} explains each. */
public enum SecurityEvent {
    SIGNED_IN,
    LOGIN_FAILED(true),
    LOGIN_UNKNOWN_ACCOUNT(true),
    LOGIN_REFUSED(true),
    LOGIN_LOCKED_OUT(true),
    RATE_LIMITED(true),
    PASSWORD_CHECK_FAILED(true),
    REFRESH_TOKEN_REUSED(true),
    REFRESH_TOKEN_FORGED(true),
    REFRESH_TOKEN_REFUSED(true),
    ACCESS_TOKEN_FORGED(true),
    ACCESS_TOKEN_REVOKED(true),
    MAILED_TOKEN_REFUSED(true),
    ACCESS_DENIED(true),
    UNKNOWN_ID_ASKED(true),
    CROSS_ORIGIN_REFUSED(true),
    WEBHOOK_SIGNATURE_REFUSED(true),
    OPERATOR_ACCESS,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    EMAIL_CHANGE_REQUESTED,
    EMAIL_CHANGED,
    DEVICE_REVOKED,
    INVITATION_SENT,
    INVITATION_ACCEPTED,
    ROLE_CHANGED,
    MEMBER_REMOVED,
    EXPORT_REQUESTED,
    CLIENT_ERASED;

    private final boolean warning;

    SecurityEvent() {
        this(false);
    }

    /** @param warning whether it may be a sign of an attack */
    SecurityEvent(boolean warning) {
        this.warning = warning;
    }

    /** Its name in logs and metrics, such as {@code login-failed}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isWarning() {
        return warning;
    }

    /** The event of an audit action, which has the same name. */
    static Optional<SecurityEvent> ofAction(String action) {
        return Arrays.stream(values())
                .filter(event -> !event.warning && event.text().equals(action))
                .findFirst();
    }
}
