package dev.coachboard.coaching;

/**
 * How a client is known.
 *
 * @param phone null if there is none
 * @param erased whether these are a pseudonym's
 */
public record ClientProfile(String name, String email, String phone, boolean erased) {}
