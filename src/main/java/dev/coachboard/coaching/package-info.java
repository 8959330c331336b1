/**
 * The people who are coached: what they enrolled in, the credits they have left, the sessions they had and the notes
 * about them.
 *
 * <p>Knows identity's members only by their rows. It knows no booking and no money: booking tells it when a credit is
 * taken and when a session took place.
 */
package dev.coachboard.coaching;
