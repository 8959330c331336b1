package dev.coachboard.booking.meetings;

/**
 * A meeting as the provider keeps it.
 *
 * @param url that people open, over https
 */
public record Meeting(String id, String url) {}
