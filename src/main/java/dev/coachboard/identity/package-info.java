/**
 * Practices, users and what they may do; signing in and everything around it.
 *
 * <p>Knows the platform alone. It never mails: it announces what should be mailed, and who mails listens.
 */
package dev.coachboard.identity;
