/**
 * A person's rights to what is kept about them: to have it, as a file, and to have it gone.
 *
 * <p>Knows no feature's rows. Each feature says by a {@link dev.coachboard.platform.privacy.PersonalData} which ones are
 * about a client and how they are erased.
 */
package dev.coachboard.privacy;
