package dev.coachboard.dev.stripe;

/** A request as a handler sees it: the id in its path, or null, and its parameters. */
record Call(String path, String id, Form form) {}
