package dev.coachboard.identity;

/** Someone has to prove that an e-mail address is theirs. */
public record EmailVerificationRequested(String email, String name, String token) {}
