package dev.coachboard.coaching;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which clients a list shows. */
public class ClientFilter {

    @QueryParam("status")
    @DefaultValue("ACTIVE")
    ClientStatus status;

    @QueryParam("coachId")
    UUID coachId;

    @QueryParam("q")
    @Size(min = 1, max = 100)
    @Pattern(regexp = "[^\\x00\\uFFFD]*", message = "must be UTF-8 without NUL")
    @Parameter(description = "How a word of the name, the whole name, or the e-mail address begins")
    String q;
}
