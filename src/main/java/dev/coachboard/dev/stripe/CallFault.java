package dev.coachboard.dev.stripe;

/**
 * How a single call goes wrong.
 *
 * @param works whether its work is done all the same
 * @param kept whether the answer stays with the idempotency key, as Stripe keeps each one whose work has begun
 * @param status 0 where no answer arrives
 * @param hangs whether the connection stays open without an answer; else it is dropped
 */
public record CallFault(boolean works, boolean kept, int status, String body, boolean hangs) {

    private static final String BROKEN = """
            {"error": {"type": "api_error", "message": "An unknown error occurred"}}""";

    public static final CallFault LOST_ANSWER = new CallFault(true, true, 0, null, false);
    public static final CallFault TIMEOUT = new CallFault(true, true, 0, null, true);
    public static final CallFault NEVER_ARRIVES = new CallFault(false, false, 0, null, true);
    public static final CallFault FAILS = new CallFault(false, false, 500, BROKEN, false);
    public static final CallFault FAILS_FOR_ITS_KEY = new CallFault(false, true, 500, BROKEN, false);
    public static final CallFault WORKS_AND_FAILS = new CallFault(true, true, 500, BROKEN, false);

    boolean isSilent() {
        return status == 0;
    }

    /** Nothing is done, and this is the answer. */
    public static CallFault answer(int status, String body) {
        return new CallFault(false, false, status, body, false);
    }
}
