package dev.coachboard.platform.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page behind a problem's {@code type}; the same text lies in docs/problems. */
@Path("/problems/{code}")
@Produces("text/markdown; charset=utf-8")
@Consumes(MediaType.APPLICATION_JSON)
class ProblemPageResource {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,60}");

    @GET
    @PermitAll
    @Operation(hidden = true)
    public String explainProblem(@PathParam("code") String code) throws IOException {
        if (!CODE.matcher(code).matches()) throw new NotFound("kind of problem");
        try (var page = getClass().getResourceAsStream("/problems/" + code + ".md")) {
            if (page == null) throw new NotFound("kind of problem");
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
