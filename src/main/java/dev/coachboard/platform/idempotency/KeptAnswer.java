package dev.coachboard.platform.idempotency;

/** What the first request under a key was answered; what it did not have is null. */
record KeptAnswer(byte[] bodyHash, int status, String location, String etag, String body) {}
