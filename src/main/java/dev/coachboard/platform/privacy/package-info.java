/** What a feature has to say when a person asks what is kept about them, or wants it gone. */
package dev.coachboard.platform.privacy;
