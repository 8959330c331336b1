/**
 * The thin pages: home with prices, login, and the app's shell and dashboard. Plain HTML, CSS and modules, no build step.
 *
 * <p>They call the HTTP API like any other client, so this module knows the platform alone, and no feature.
 */
package dev.coachboard.web;
