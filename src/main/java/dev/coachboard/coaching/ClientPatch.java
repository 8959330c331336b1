package dev.coachboard.coaching;

import dev.coachboard.platform.json.NotRemovable;
import dev.coachboard.platform.json.Removable;
import dev.coachboard.platform.validation.Email;
import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Texts;
import dev.coachboard.platform.validation.Visible;
import dev.coachboard.platform.validation.Zone;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left out stays as it is; null or an empty phone number removes it. */
record ClientPatch(
        @NotRemovable @Visible @NoLink @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 100)
        String name,

        @NotRemovable @Email String email,

        @Removable @Schema(nullable = true) @Pattern(regexp = PHONE) @Size(max = 30)
        String phone,

        @NotRemovable @Zone @Size(max = 50) String zone,
        @NotRemovable UUID coachId) {

    static final String PHONE = "([+]?[0-9 ()/.-]+)?";
}
