package dev.coachboard.secretscan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Scans a repository and its whole history: {@code java -cp target/test-classes dev.coachboard.secretscan.ScanSecrets .}
 * It prints a line for each secret and ends with 1 if there is one.
 */
public final class ScanSecrets {

    static final Path ALLOWED = Path.of(".ci/allowed-secrets.txt");

    private ScanSecrets() {}

    public static void main(String... arguments) throws Exception {
        var repository = Path.of(arguments.length > 0 ? arguments[0] : ".");
        var scan = SecretScan.allowing(repository.resolve(ALLOWED));
        var findings = new ArrayList<>(scan.tree(repository));
        findings.addAll(scan.history(repository));
        var jars = repository.resolve("target/quarkus-app/app");
        if (Files.isDirectory(jars))
            try (var built = Files.list(jars)) {
                for (var jar :
                        built.filter(file -> file.toString().endsWith(".jar")).toList()) findings.addAll(scan.jar(jar));
            }
        findings.forEach(System.out::println);
        System.out.println(findings.size() + " secrets found in the tree, the history and the built jar");
        if (!findings.isEmpty()) System.exit(1);
    }
}
