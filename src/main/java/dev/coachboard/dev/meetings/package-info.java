/** A stand-in for the provider of video meetings, with faults that can be switched on. */
package dev.coachboard.dev.meetings;
