package dev.coachboard.identity;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refresh token to trade, unless the cookie brings it. */
public record Refresh(
        @Size(min = 1, max = 200) @Schema(description = "Absent when the cookie brings it")
        String refreshToken) {}
