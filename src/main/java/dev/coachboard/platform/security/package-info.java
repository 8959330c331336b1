/** Events that a security officer reads: one log line and one count each. Knows no feature. */
package dev.coachboard.platform.security;
