package dev.coachboard.platform.idempotency;

/** What the first request under a key was answered. */
record KeptAnswer(byte[] bodyHash, int status, String location, String body) {}
