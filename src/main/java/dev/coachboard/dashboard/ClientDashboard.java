package dev.coachboard.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sees first. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClientDashboard(
        @Schema(enumeration = "CLIENT") String role,
        @Schema(description = "The next five") List<NextBooking> nextBookings,
        @Schema(description = "The last five") List<PastSession> recentSessions,

        @Schema(description = "Ten at most, the most pressing first")
        List<OpenInvoice> openInvoices,

        @Schema(nullable = true, description = "The one that entitles, else the newest; null for a client without any")
        Purchase subscription,

        @Schema(description = "Ten at most, those with credits left")
        List<CreditsLeft> programs) {

    @Schema(name = "NextBooking")
    record NextBooking(
            UUID id, UUID coachId, String coachName, Instant startsAt, Instant endsAt, String zone, String status) {}

    @Schema(name = "PastSession")
    record PastSession(UUID id, UUID coachId, Instant startsAt, Instant endsAt, String zone, String status) {}

    @Schema(name = "OpenInvoice")
    record OpenInvoice(UUID id, String number, Money total, LocalDate dueOn) {}

    @Schema(name = "Purchase")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Purchase(
            UUID id,
            UUID planId,
            String planName,
            String status,
            Instant periodEndsAt,
            boolean cancelsAtPeriodEnd,
            boolean entitled,

            @Schema(nullable = true, description = "When that changes by itself; null when it does not")
            Instant entitledUntil) {}

    @Schema(name = "CreditsLeft")
    record CreditsLeft(UUID enrolmentId, UUID programId, String programName, int creditsLeft) {}
}
