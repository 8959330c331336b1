/** Keeps log lines readable by machines, whatever a request brings. */
package dev.coachboard.platform.log;
