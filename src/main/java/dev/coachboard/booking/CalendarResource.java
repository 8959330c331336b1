package dev.coachboard.booking;

import dev.coachboard.identity.MemberDirectory;
import dev.coachboard.platform.flags.FeatureFlags;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What calendar apps read. The token is the only key, and it names the practice whose rows it opens. */
@Path("/api/v1/calendar/{token}.ics")
@Produces(CalendarResource.TYPE)
@Consumes(MediaType.APPLICATION_JSON)
class CalendarResource {

    static final String TYPE = "text/calendar";

    private final CalendarFeedRepository feeds;
    private final CalendarWriter writer;
    private final MemberDirectory members;
    private final CurrentPractice practice;
    private final FeatureFlags flags;

    CalendarResource(
            CalendarFeedRepository feeds,
            CalendarWriter writer,
            MemberDirectory members,
            CurrentPractice practice,
            FeatureFlags flags) {
        this.feeds = feeds;
        this.writer = writer;
        this.members = members;
        this.practice = practice;
        this.flags = flags;
    }

    @GET
    @PermitAll
    @APIResponse(
            responseCode = "200",
            description = "An iCalendar file",
            content = @Content(mediaType = TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response readCalendar(@PathParam("token") String text) {
        flags.require("calendar-feed");
        var token = OpaqueToken.parse(text).orElseThrow(CalendarResource::unknown);
        practice.enter(token.subjectId());
        var feed = feeds.findByToken(token.hash()).orElseThrow(CalendarResource::unknown);
        var role = members.findRole(feed.id(), feed.openedAt()).orElseThrow(CalendarResource::unknown);
        return Response.ok(writer.write(feed.id(), role))
                .type(TYPE + ";charset=utf-8")
                .build();
    }

    private static NotFound unknown() {
        return new NotFound("calendar");
    }
}
