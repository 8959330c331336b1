/** What every feature stands on, a subpackage per concern. Knows no feature. */
package dev.coachboard.platform;
