package dev.coachboard.identity;

/** Someone asked for a new password. */
public record PasswordResetRequested(String email, String name, String token) {}
