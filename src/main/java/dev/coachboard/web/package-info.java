/**
 * The thin pages: home with prices, login, the app's shell and dashboard, and those that mails link to. Plain HTML, CSS and modules, no build step.
 *
 * <p>They call the HTTP API like any other client, so this module knows the platform alone, and no feature.
 */
package dev.coachboard.web;
