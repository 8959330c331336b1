package dev.coachboard.dev.meetings;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** A look at the simulated meetings and the switch for their faults, for people in dev. */
@Path("/dev/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MeetingDevResource {

    private final MeetingSimulator simulator;

    MeetingDevResource(MeetingSimulator simulator) {
        this.simulator = simulator;
    }

    /** The fault that is on. */
    public record FaultSwitch(@NotNull MeetingFault fault) {}

    @GET
    @PermitAll
    public List<MeetingSimulator.SimulatedMeeting> readSimulatedMeetings() {
        return simulator.meetings();
    }

    @GET
    @Path("fault")
    @PermitAll
    public FaultSwitch readMeetingFault() {
        return new FaultSwitch(simulator.fault());
    }

    @PUT
    @Path("fault")
    @PermitAll
    public FaultSwitch setMeetingFault(@Valid @NotNull FaultSwitch wanted) {
        simulator.fault(wanted.fault());
        return readMeetingFault();
    }
}
