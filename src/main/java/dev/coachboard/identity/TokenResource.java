package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/tokens")
class TokenResource {

    private final SignInService signIns;
    private final RefreshService refreshes;
    private final DeviceService devices;
    private final RefreshCookie cookie;
    private final SignInLimits limits;

    TokenResource(
            SignInService signIns,
            RefreshService refreshes,
            DeviceService devices,
            RefreshCookie cookie,
            SignInLimits limits) {
        this.signIns = signIns;
        this.refreshes = refreshes;
        this.devices = devices;
        this.cookie = cookie;
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
    public Response signIn(@Valid @NotNull Credentials credentials) {
        limits.login(credentials.email());
        return answer(signIns.signIn(credentials), credentials.byCookie());
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @APIResponse(
            responseCode = "200",
            description = "A new pair; the old refresh token is used up",
            content = @Content(schema = @Schema(implementation = TokenPair.class)))
    @APIResponse(responseCode = "401", description = "Unknown, expired, revoked or used before")
    public Response refreshTokens(
            @Valid @NotNull Refresh body,
            @Parameter(hidden = true) @CookieParam(RefreshCookie.NAME) String fromCookie) {
        var byCookie = body.refreshToken() == null;
        var token = byCookie ? fromCookie : body.refreshToken();
        if (token == null) throw RefreshService.bad();
        limits.refresh(token);
        return answer(refreshes.refreshOrRevoke(token), byCookie);
    }

    @DELETE
    @Path("/current")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(responseCode = "204", description = "Signed out")
    public Response signOut() {
        devices.signOut();
        return Response.noContent().cookie(cookie.cleared()).build();
    }

    private Response answer(TokenPair pair, boolean byCookie) {
        if (!byCookie) return Response.ok(pair).build();
        return Response.ok(pair.withoutRefreshToken())
                .cookie(cookie.with(pair.refreshToken()))
                .build();
    }
}
