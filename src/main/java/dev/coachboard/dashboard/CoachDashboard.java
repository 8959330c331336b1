package dev.coachboard.dashboard;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a coach sees first. Today and the month are those of the practice's zone. */
record CoachDashboard(
        @Schema(enumeration = "COACH") String role,

        @Schema(description = "The coach's own, fifty at most")
        List<ClientBooking> todaysBookings,

        @Schema(description = "The coach's own after today, ten at most")
        List<ClientBooking> nextBookings,

        @Schema(description = "The coach's own active clients, counted up to 1000")
        int activeClients,

        @Schema(description = "The practice's, ten at most, the most pressing first")
        List<UnpaidInvoice> unpaidInvoices,

        @Schema(description = "What the practice was paid, one amount for each currency")
        List<Money> revenueThisMonth,

        @Schema(description = "The coach's last five") List<NoShow> recentNoShows) {

    @Schema(name = "ClientBooking")
    record ClientBooking(
            UUID id, UUID clientId, String clientName, Instant startsAt, Instant endsAt, String zone, String status) {}

    @Schema(name = "UnpaidInvoice")
    record UnpaidInvoice(UUID id, UUID clientId, String clientName, String number, Money total, LocalDate dueOn) {}

    @Schema(name = "NoShow")
    record NoShow(UUID id, UUID clientId, String clientName, Instant startsAt, String zone) {}
}
