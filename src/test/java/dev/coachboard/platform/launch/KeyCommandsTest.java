package dev.coachboard.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.platform.secret.RsaKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Types every command that the example and the refusals print, and feeds what it prints to the app. */
class KeyCommandsTest {

    private static final Pattern EXAMPLE = Pattern.compile("#   \\$ (.+)\\R(?:#.*\\R)*([A-Z_]+)=");
    private static final Pattern GUIDE = Pattern.compile("(?m)^ +\\$ (.+)$");
    private static final Pattern REMEDY = Pattern.compile("- ([A-Z_]+) .* with: (openssl|printf)(.+)");

    private record Command(String key, String line) {}

    @Test
    void every_command_makes_what_its_key_takes() throws Exception {
        var commands = new ArrayList<>(example());
        commands.addAll(remedies());
        assertThat(commands.stream().map(Command::key))
                .contains(
                        "COACHBOARD_TOKENS_SIGNING_KEY",
                        "COACHBOARD_TOKENS_ACCEPTED_KEYS",
                        "COACHBOARD_SECRET",
                        "COACHBOARD_SECRET_PREVIOUS")
                .hasSize(8);
        for (var command : commands) {
            var settings = GoodSettings.production();
            settings.put(command.key(), run(command.line(), settings));
            assertThat(LaunchRules.serving(Settings.of(settings)))
                    .as(command.line())
                    .isEmpty();
        }
    }

    @Test
    void the_public_half_belongs_to_the_key_it_was_made_of() throws Exception {
        var settings = GoodSettings.production();
        var commands = example().stream()
                .filter(command -> command.key().endsWith("ACCEPTED_KEYS"))
                .toList();
        var half = RsaKeys.accepted(run(commands.get(0).line(), settings));
        assertThat(half)
                .containsExactly(RsaKeys.signing(GoodSettings.SIGNING_KEY).getPublic());
    }

    @Test
    void every_command_of_the_rotation_guide_makes_what_its_step_needs() throws Exception {
        var settings = GoodSettings.production();
        settings.put("NEW_SIGNING_KEY", GoodSettings.signingKey(2048));
        var lines = GUIDE.matcher(Files.readString(Path.of("docs/rotation.md")))
                .results()
                .toList();
        assertThat(lines).hasSize(4);
        for (var line : lines) {
            var changed = new HashMap<>(settings);
            changed.put(kind(line.group(1)), run(line.group(1), settings));
            changed.remove("NEW_SIGNING_KEY");
            assertThat(LaunchRules.serving(Settings.of(changed)))
                    .as(line.group(1))
                    .isEmpty();
        }
    }

    private static String kind(String command) {
        if (command.contains("-pubout")) return "COACHBOARD_TOKENS_ACCEPTED_KEYS";
        return command.contains("genpkey") ? "COACHBOARD_TOKENS_SIGNING_KEY" : "COACHBOARD_SECRET_PREVIOUS";
    }

    private static List<Command> example() throws Exception {
        return EXAMPLE.matcher(Files.readString(Path.of(".env.example")))
                .results()
                .map(found -> new Command(found.group(2), found.group(1)))
                .toList();
    }

    private static List<Command> remedies() {
        var wrong = GoodSettings.production();
        for (var key : List.of("TOKENS_SIGNING_KEY", "TOKENS_ACCEPTED_KEYS", "SECRET", "SECRET_PREVIOUS"))
            wrong.put("COACHBOARD_" + key, "wrong");
        wrong.put("COACHBOARD_SECRET_PREVIOUS", "wrong as well");
        return LaunchRules.serving(Settings.of(wrong)).stream()
                .map(REMEDY::matcher)
                .filter(Matcher::matches)
                .map(found -> new Command(found.group(1), found.group(2) + found.group(3)))
                .toList();
    }

    private static String run(String command, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder("bash", "-c", "set -o pipefail; " + command);
        builder.environment().putAll(environment);
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command).isZero();
        return output.strip();
    }
}
