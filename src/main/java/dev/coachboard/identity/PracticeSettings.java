package dev.coachboard.identity;

import java.time.ZoneId;

/** What a practice decided about itself that other features go by. */
public record PracticeSettings(String name, ZoneId zone, String currency) {}
