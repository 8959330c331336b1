package dev.coachboard.dev.stripe;

import java.time.Instant;

/** An event as it was or will be delivered, its body as text. */
public record SimulatedEvent(String id, String type, Instant created, String json) {}
