package dev.coachboard.platform.openapi;

import dev.coachboard.platform.problem.Problem;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The head of the OpenAPI document. */
@OpenAPIDefinition(
        info = @Info(title = "Coachboard", version = "1", description = "Dashboard backend for coaching businesses"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
public class ApiDescription extends Application {}
