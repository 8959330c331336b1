package dev.coachboard.mail;

/** A file as a mail carries it. */
public record EnclosedFile(String name, String contentType, byte[] bytes) {}
