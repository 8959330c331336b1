package dev.coachboard.identity;

import java.util.UUID;

/**
 * With what account somebody is a member.
 *
 * @param elsewhere whether it has, or as a coach had, a place in another practice
 */
public record MemberAccount(UUID userId, String name, String email, boolean elsewhere) {}
