package dev.coachboard.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.coachboard.platform.tenancy.Role;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a login or a refresh answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenPair(
        @Schema(description = "Send it as Authorization: Bearer")
        String accessToken,

        String tokenType,
        long expiresInSeconds,

        @Schema(description = "Good once; absent when it travels as a cookie")
        String refreshToken,

        UUID userId,
        UUID memberId,
        UUID practiceId,
        Role role) {

    TokenPair withoutRefreshToken() {
        return new TokenPair(accessToken, tokenType, expiresInSeconds, null, userId, memberId, practiceId, role);
    }
}
