package dev.coachboard.mail;

import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.secret.Secrets;
import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes addresses as codes, so that the delivery log can be asked for one and names none. Each practice has its own: what
 * another one sent to the same person cannot be asked for.
 */
@ApplicationScoped
class Recipients {

    private static final String USE = "mail-recipient";

    private final Secrets secrets;
    private final CurrentPractice practice;

    Recipients(Secrets secrets, CurrentPractice practice) {
        this.secrets = secrets;
        this.practice = practice;
    }

    /** In the practice of the work under way, which may be none. */
    byte[] code(String address) {
        return code(practice.id().orElse(null), address);
    }

    /** With the mails about an account only where it is this practice's alone. */
    List<byte[]> codes(DataSubject who) {
        return who.addresses().stream()
                .flatMap(address -> who.hasAccountHereAlone()
                        ? Stream.of(code(address), code(null, address))
                        : Stream.of(code(address)))
                .toList();
    }

    private byte[] code(UUID practiceId, String address) {
        var text = practiceId + " " + address.toLowerCase(Locale.ROOT);
        return secrets.code(USE, text.getBytes(StandardCharsets.UTF_8));
    }
}
