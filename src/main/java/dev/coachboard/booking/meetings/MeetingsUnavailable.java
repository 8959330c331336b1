package dev.coachboard.booking.meetings;

/** The provider is away or answers what we cannot use; other meetings would fail like this one. */
public class MeetingsUnavailable extends Exception {
    MeetingsUnavailable(String reason) {
        super(reason);
    }
}
