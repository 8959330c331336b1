package dev.coachboard.billing;

import dev.coachboard.platform.validation.Visible;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draft in the practice's currency. */
record NewInvoice(
        @NotNull UUID clientId,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Item> lines,

        @NotNull @Min(0) @Max(10_000) @Schema(description = "1900 is 19 %; the tax on the sum is rounded half up")
        int taxRateBasisPoints,

        @NotNull LocalDate dueOn,
        @Visible @Size(max = 2000) String memo) {

    @Schema(name = "NewInvoiceLine")
    record Item(
            @NotBlank @Visible @Size(max = 500) String description,
            @NotNull @Min(1) @Max(10_000) int quantity,
            @NotNull @Min(0) @Max(100_000_000) Long unitAmountCents) {

        long amountCents() {
            return quantity * unitAmountCents;
        }
    }

    /** At most 200 lines of 10,000 times a million: far below what a long holds. */
    long subtotalCents() {
        return lines.stream().mapToLong(Item::amountCents).sum();
    }

    long taxCents() {
        return (subtotalCents() * taxRateBasisPoints + 5_000) / 10_000;
    }
}
