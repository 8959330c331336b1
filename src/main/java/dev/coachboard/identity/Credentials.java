package dev.coachboard.identity;

import dev.coachboard.platform.validation.Email;
import dev.coachboard.platform.validation.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A login. */
public record Credentials(
        @NotNull @Email String email,
        @NotBlank @Size(max = 128) String password,

        @Schema(description = "Which practice, for a member of several; the newest one without it")
        UUID practiceId,

        @Schema(description = "COOKIE puts the refresh token where no script can read it")
        Delivery delivery,

        @Visible @Size(min = 1, max = 100) @Schema(description = "What the list of devices shows")
        String deviceLabel) {

    /** How the refresh token travels. */
    public enum Delivery {
        BODY,
        COOKIE
    }

    boolean byCookie() {
        return delivery == Delivery.COOKIE;
    }

    String label() {
        return deviceLabel == null ? "Unnamed device" : deviceLabel;
    }
}
