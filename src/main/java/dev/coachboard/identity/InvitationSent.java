package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Role;

/** Someone is invited into a practice. */
public record InvitationSent(String email, String practiceName, Role role, String token) {}
