package dev.coachboard.identity;

/** An access token is not good. Without a stack trace, since anyone can cause it at will. */
class RefusedTokenException extends Exception {

    private final TokenCheck.Outcome outcome;

    RefusedTokenException(TokenCheck.Outcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    TokenCheck.Outcome outcome() {
        return outcome;
    }
}
