package dev.coachboard.identity;

/** How a member is written to. */
public record MemberContact(String name, String email) {}
