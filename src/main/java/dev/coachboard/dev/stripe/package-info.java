/**
 * Plays Stripe on a loopback port in dev and test: the part of its HTTP API that the app uses, its webhooks, and what
 * time does to subscriptions. It knows nothing of the app but the one clock and where webhooks go.
 */
package dev.coachboard.dev.stripe;
