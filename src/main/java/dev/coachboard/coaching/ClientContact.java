package dev.coachboard.coaching;

/**
 * How a client is written to.
 *
 * @param zone the IANA zone in which times are told
 */
public record ClientContact(String name, String email, String zone) {}
