package dev.coachboard.mail;

/**
 * What a job keeps of a mail. Tokens, names and addresses are in the sealed part alone, since jobs that were given up are
 * kept and read.
 */
record SealedMail(String template, byte[] sealed) {}
