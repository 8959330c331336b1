package dev.coachboard.identity;

/** Someone signed up with an address that has an account; only its owner may learn that. */
public record SignUpOnKnownAddress(String email, String name) {}
