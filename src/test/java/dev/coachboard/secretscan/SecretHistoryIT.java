package dev.coachboard.secretscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SecretHistoryIT {

    @Test
    void neither_the_history_nor_the_built_jar_holds_a_secret() throws Exception {
        var scan = SecretScan.allowing(ScanSecrets.ALLOWED);
        if (Files.exists(Path.of(".git")))
            assertThat(scan.history(Path.of("").toAbsolutePath())).isEmpty();
        try (var jars = Files.list(Path.of("target/quarkus-app/app"))) {
            for (var jar : jars.filter(file -> file.toString().endsWith(".jar")).toList())
                assertThat(scan.jar(jar)).isEmpty();
        }
    }
}
