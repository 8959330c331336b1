/** The provider of video meetings outside. Knows no booking: callers name an id, a start and a length. */
package dev.coachboard.booking.meetings;
