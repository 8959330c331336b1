package dev.coachboard.secretscan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Looks for secrets in files, in the history of a repository and in what a jar serves. */
final class SecretScan {

    private static final Pattern KEY_FILE = Pattern.compile(
            "(^|.*/)(\\.env(\\.(?!example$).*)?|id_(rsa|dsa|ecdsa|ed25519)|.*\\.(p12|pfx|jks|keystore))");

    private final Set<String> allowed;

    /** @param allowed the digests of values that are known to protect nothing */
    SecretScan(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** Lines of the form: digest, then the reason. */
    static SecretScan allowing(Path list) throws IOException {
        var digests = new HashSet<String>();
        for (var line : Files.readAllLines(list)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var parts = line.split(" ", 2);
            if (parts.length < 2 || parts[1].isBlank())
                throw new IOException("An allowed digest without a reason: " + line);
            digests.add(parts[0]);
        }
        return new SecretScan(digests);
    }

    List<Finding> text(String place, byte[] bytes) {
        var findings = new LinkedHashMap<String, Finding>();
        if (KEY_FILE.matcher(place).matches()) findings.put(place, Finding.of("key-file", place, 1, place));
        for (var view : Views.of(bytes)) {
            var lowered = view.toLowerCase(Locale.ROOT);
            for (var rule : SecretRule.ALL) {
                if (!rule.mayMatch(lowered)) continue;
                var found = rule.pattern().matcher(view);
                while (found.find()) {
                    var secret = found.group(1);
                    if (!rule.isReal().test(secret)) continue;
                    var finding = Finding.of(rule.type(), place, line(view, found.start(1)), secret);
                    findings.putIfAbsent(finding.type() + finding.digest(), finding);
                }
            }
        }
        return findings.values().stream()
                .filter(finding -> !allowed.contains(finding.digest()))
                .toList();
    }

    private static int line(String text, int position) {
        return (int) text.substring(0, position)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
    }

    /** What is tracked and what a commit would take. */
    List<Finding> tree(Path repository) throws Exception {
        var findings = new ArrayList<Finding>();
        for (var name : new Git(repository).lines("ls-files", "-co", "--exclude-standard")) {
            var file = repository.resolve(name);
            if (Files.isRegularFile(file)) findings.addAll(text(name, Files.readAllBytes(file)));
        }
        return findings;
    }

    /** Every version of every file on every branch, and the commits' own texts. */
    List<Finding> history(Path repository) throws Exception {
        var git = new Git(repository);
        var findings = new ArrayList<Finding>();
        git.objects((id, type, path, content) -> {
            var place = type.equals("blob") ? path : "message of the " + type;
            for (var finding : text(place, content))
                findings.add(finding.in(type.equals("blob") ? git.commitOf(id) : id.substring(0, 12)));
        });
        return findings;
    }

    List<Finding> jar(Path jar) throws IOException {
        var findings = new ArrayList<Finding>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(each -> !each.isDirectory()).toList())
                try (var content = zip.getInputStream(entry)) {
                    findings.addAll(text(entry.getName(), content.readAllBytes()));
                }
        }
        return findings;
    }
}
