package dev.coachboard.platform.audit;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which entries a list shows. */
public class AuditFilter {

    @QueryParam("practiceId")
    UUID practiceId;

    @QueryParam("action")
    @Size(min = 1, max = 60)
    @Pattern(regexp = "[a-z-]+")
    String action;

    @QueryParam("subjectId")
    UUID subjectId;
}
