/**
 * When coaches may be booked and who booked them: availability, the slots it leaves, bookings and their calendar feed.
 *
 * <p>Uses coaching for clients, credits and the session that a booking becomes. It knows no money and no dashboard: whoever
 * shows bookings hears of their changes by {@link dev.coachboard.booking.BookingChanged}.
 */
package dev.coachboard.booking;
