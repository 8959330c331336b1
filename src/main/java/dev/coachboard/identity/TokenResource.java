package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class TokenResource {

    private final SignInService signIns;
    private final RefreshService refreshes;
    private final DeviceService devices;
    private final SignInCookies cookies;
    private final SignInLimits limits;

    TokenResource(
            SignInService signIns,
            RefreshService refreshes,
            DeviceService devices,
            SignInCookies cookies,
            SignInLimits limits) {
        this.signIns = signIns;
        this.refreshes = refreshes;
        this.devices = devices;
        this.cookies = cookies;
        this.limits = limits;
    }

    @POST
    @PermitAll
    @APIResponse(
            responseCode = "200",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = TokenPair.class)))
    @APIResponse(responseCode = "401", description = "The e-mail address or the password is wrong")
    @APIResponse(responseCode = "403", description = "Not verified yet, or not a member")
    public Response signIn(@Valid @NotNull Credentials credentials, @Context HttpHeaders headers) {
        var pair = signIns.signIn(credentials, cookies.knownDevice(headers));
        return answer(pair, credentials.byCookie())
                .cookie(cookies.knownDevice(credentials.email()))
                .build();
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @APIResponse(
            responseCode = "200",
            description = "A new pair; the old refresh token is used up",
            content = @Content(schema = @Schema(implementation = TokenPair.class)))
    @APIResponse(responseCode = "401", description = "Unknown, expired, revoked or used before")
    public Response refreshTokens(@Valid @NotNull Refresh body, @Context HttpHeaders headers) {
        var byCookie = body.refreshToken() == null;
        var token = byCookie ? cookies.refreshToken(headers) : body.refreshToken();
        if (token == null) throw RefreshService.bad();
        limits.refresh(token);
        return answer(refreshes.refresh(token), byCookie).build();
    }

    @DELETE
    @Path("/current")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(responseCode = "204", description = "Signed out")
    public Response signOut() {
        devices.signOut();
        return Response.noContent().cookie(cookies.cleared()).build();
    }

    private Response.ResponseBuilder answer(TokenPair pair, boolean byCookie) {
        if (!byCookie) return Response.ok(pair);
        return Response.ok(pair.withoutRefreshToken()).cookie(cookies.with(pair.refreshToken()));
    }
}
