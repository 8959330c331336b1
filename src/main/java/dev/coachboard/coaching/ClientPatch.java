package dev.coachboard.coaching;

import dev.coachboard.platform.validation.Email;
import dev.coachboard.platform.validation.Texts;
import dev.coachboard.platform.validation.Zone;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** What is left out stays as it is; an empty phone number removes it. */
record ClientPatch(
        @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 100)
        String name,

        @Email String email,
        @Pattern(regexp = PHONE) @Size(max = 30) String phone,
        @Zone @Size(max = 50) String zone,
        UUID coachId) {

    static final String PHONE = "([+]?[0-9 ()/.-]+)?";
}
