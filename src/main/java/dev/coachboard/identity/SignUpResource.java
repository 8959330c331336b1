package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/sign-ups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SignUpResource {

    private final SignUpService signUps;
    private final PasswordHasher hasher;
    private final CurrentPractice practice;
    private final SignInLimits limits;
    private final SteadyAnswer steady;

    SignUpResource(
            SignUpService signUps,
            PasswordHasher hasher,
            CurrentPractice practice,
            SignInLimits limits,
            SteadyAnswer steady) {
        this.signUps = signUps;
        this.hasher = hasher;
        this.practice = practice;
        this.limits = limits;
        this.steady = steady;
    }

    /** Says the same to everyone. */
    @Schema(name = "MailPromise")
    public record MailPromise(String message) {
        static final MailPromise SENT = new MailPromise("If this address can be used, a mail is on its way");
    }

    @POST
    @PermitAll
    @APIResponse(
            responseCode = "202",
            description = "A mail is on its way if the address can be used",
            content = @Content(schema = @Schema(implementation = MailPromise.class)))
    @Blocking
    public CompletionStage<Response> signUp(@Valid @NotNull SignUp wanted) {
        PasswordPolicy.check(wanted.password(), "/password", wanted.name(), wanted.email(), wanted.practiceName());
        return steady.of(() -> {
            var practiceId = Ids.next();
            practice.enter(practiceId);
            // Hashed before the look at the address, so that a busy hasher says nothing about it.
            signUps.open(practiceId, wanted, hash(wanted));
            return Response.accepted(MailPromise.SENT).build();
        });
    }

    private String hash(SignUp wanted) {
        try (var place = hasher.enter()) {
            limits.signUp(wanted.email());
            return place.hash(wanted.password());
        }
    }
}
