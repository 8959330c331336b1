package dev.coachboard.privacy;

import dev.coachboard.platform.problem.Unprocessable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a client is to be erased, and that no other one is meant. */
record ErasureWish(
        @NotBlank @Size(max = 200) @Schema(description = "The client's name, exactly as it is kept")
        String confirm) {

    void requireMeans(String name) {
        if (!confirm.equals(name))
            throw new Unprocessable("confirmation-mismatch", "This is not the client's exact name").at("/confirm");
    }
}
