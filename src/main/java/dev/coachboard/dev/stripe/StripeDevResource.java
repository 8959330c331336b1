package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachboard.platform.problem.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A look at the simulated account, its faults and its cards, for people in dev. */
@Path("/dev/stripe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class StripeDevResource {

    private final StripeSimulator simulator;

    StripeDevResource(StripeSimulator simulator) {
        this.simulator = simulator;
    }

    /** Every switch; what is left out is off. */
    public record SwitchSettings(
            @Min(0) @Max(600_000) Integer delayMs,
            Boolean hang,
            Boolean failing,
            Boolean rateLimited,
            Boolean lostAnswers,
            Boolean dropWebhooks,
            Boolean duplicateWebhooks,
            Boolean shuffleWebhooks) {}

    /** Whether a customer's later charges succeed. */
    public record Card(@NotNull Boolean works) {}

    @GET
    @PermitAll
    public ObjectNode readSimulatedAccount() {
        return simulator.look(Overview::of);
    }

    @GET
    @Path("switches")
    @PermitAll
    public SwitchSettings readStripeSwitches() {
        var switches = simulator.switches();
        return new SwitchSettings(
                switches.delayMs(),
                switches.isOn(Fault.HANG),
                switches.isOn(Fault.FAILING),
                switches.isOn(Fault.RATE_LIMITED),
                switches.isOn(Fault.LOST_ANSWERS),
                switches.isOn(Fault.DROP_WEBHOOKS),
                switches.isOn(Fault.DUPLICATE_WEBHOOKS),
                switches.isOn(Fault.SHUFFLE_WEBHOOKS));
    }

    @PUT
    @Path("switches")
    @PermitAll
    public SwitchSettings setStripeSwitches(@Valid @NotNull SwitchSettings settings) {
        simulator.switches().delayMs(settings.delayMs() == null ? 0 : settings.delayMs());
        set(Fault.HANG, settings.hang());
        set(Fault.FAILING, settings.failing());
        set(Fault.RATE_LIMITED, settings.rateLimited());
        set(Fault.LOST_ANSWERS, settings.lostAnswers());
        set(Fault.DROP_WEBHOOKS, settings.dropWebhooks());
        set(Fault.DUPLICATE_WEBHOOKS, settings.duplicateWebhooks());
        set(Fault.SHUFFLE_WEBHOOKS, settings.shuffleWebhooks());
        return readStripeSwitches();
    }

    private void set(Fault fault, Boolean on) {
        if (Boolean.TRUE.equals(on)) simulator.switches().on(fault);
        else simulator.switches().off(fault);
    }

    @POST
    @Path("customers/{id}/card")
    @PermitAll
    public Card setSimulatedCard(@PathParam("id") String customerId, @Valid @NotNull Card card) {
        if (!simulator.knowsCustomer(customerId)) throw new NotFound("customer");
        simulator.cardWorks(customerId, card.works());
        return card;
    }
}
