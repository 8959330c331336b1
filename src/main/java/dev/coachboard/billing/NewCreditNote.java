package dev.coachboard.billing;

import dev.coachboard.platform.validation.Visible;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an invoice charged too much; its tax is given back at the invoice's rate. */
record NewCreditNote(
        @NotBlank @Visible @Size(max = 500) String reason,

        @Size(min = 1, max = 200) @Schema(description = "Absent, all that was not credited yet")
        List<NewInvoice.@NotNull @Valid Item> lines) {

    /** Those of the body, or one for all that is left of the invoice. */
    List<NewInvoice.Item> linesFor(Invoice invoice) {
        if (lines != null) return lines;
        return List.of(new NewInvoice.Item("Invoice " + invoice.number(), 1, invoice.uncreditedSubtotalCents()));
    }
}
