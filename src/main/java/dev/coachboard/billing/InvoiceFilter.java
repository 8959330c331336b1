package dev.coachboard.billing;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which invoices a list shows. */
public class InvoiceFilter {

    @QueryParam("clientId")
    UUID clientId;

    @QueryParam("status")
    InvoiceStatus status;
}
