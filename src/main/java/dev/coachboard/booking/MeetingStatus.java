package dev.coachboard.booking;

/** How far the video meeting of a booking is. */
enum MeetingStatus {
    /** The provider was or will be asked. */
    PENDING,
    READY,
    /** The provider refused it or stayed away: the session needs another place. */
    FAILED,
    /** With its booking. */
    REMOVED
}
