/**
 * Mails: what they look like, the one job that sends them, and the log of what the mail server took.
 *
 * <p>Knows no feature. A feature names a template and the data for it, in the transaction whose news the mail is.
 */
package dev.coachboard.mail;
