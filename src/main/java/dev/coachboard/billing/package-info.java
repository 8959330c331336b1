/**
 * What is sold and what is owed: plans, clients' subscriptions to them, invoices, and what came in.
 *
 * <p>Uses coaching for the clients who buy. It knows no dashboard: whoever shows money hears of its changes by
 * {@link dev.coachboard.billing.InvoiceChanged}, {@link dev.coachboard.billing.SubscriptionChanged} and
 * {@link dev.coachboard.billing.PlanChanged}.
 */
package dev.coachboard.billing;
