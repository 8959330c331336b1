package dev.coachboard.secretscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are planted in repositories of the test; each is put together at run time, so that this one has none. */
class SecretScanTest {

    private static final String KEY = "4eC39HqLyjWDarjtT1zdp7dc";
    private static final SecretScan SCAN = new SecretScan(Set.of());

    @TempDir
    Path folder;

    /** Type, and a line that holds such a secret. */
    private static Map<String, String> planted() throws Exception {
        var planted = new LinkedHashMap<String, String>();
        planted.put("stripe-key 1", "stripe = sk_" + "live_" + KEY);
        planted.put("stripe-key 2", "key: 'rk_" + "test_" + KEY + "'");
        planted.put("stripe-webhook-secret 1", "whsec" + "_" + KEY + KEY);
        planted.put("jwt 1", "Authorization: Bearer ey" + "JhbGciOiJSUzI1NiJ9.ey" + "JzdWIiOiJhZGEifQ." + KEY);
        planted.put("pem-key 1", "-----BEGIN RSA " + "PRIVATE KEY-----\n" + KEY + KEY);
        planted.put("pem-key 2", "\"-----BEGIN " + "PRIVATE KEY-----\\n" + KEY + "\"");
        planted.put("der-key 1", "signing: " + privateKey());
        planted.put("aws-access-key 1", "id = AK" + "IAIOSFODNN7EXAMPLF");
        planted.put("aws-secret-key 1", "aws_secret_access_key = " + "wJalrXUtnFEMI" + "/K7MDENG/bPxRfiCYzzzzzzzKEY");
        planted.put("slack-hook 1", "https://hooks.slack" + ".com/services/T0AAAAAAA/B0BBBBBBB/" + KEY);
        planted.put("slack-token 1", "xo" + "xb-123456789012-" + KEY);
        planted.put("github-token 1", "gh" + "p_" + KEY + KEY);
        planted.put("google-key 1", "AI" + "za" + KEY + "abcdefghijk");
        planted.put("sentry-dsn 1", "https://" + "0123456789abcdef".repeat(2) + "@o1.ingest.example.org/42");
        planted.put("connection-string 1", "postgresql://ada:" + "S3cretOfAda" + "@db.ada-coaching.org:5432/board");
        planted.put("connection-string 2", "jdbc:postgresql://db/board?user=ada&pass" + "word=S3cretOfAda");
        planted.put("connection-string 3", "redis://:" + "S3cretOfAda" + "@cache.ada-coaching.org");
        planted.put("password 1", "COACHBOARD_MAIL_PASS" + "WORD=correct-horse-battery");
        planted.put("password 2", "private static final String API_" + "KEY = \"" + KEY + "\";");
        planted.put("password 3", "{\"pass" + "word\": \"correct horse with a battery\"}");
        planted.put("password 4", "export COACHBOARD_SECRET" + "=" + KEY + "dp7dcdp7dcdp7dcAB==");
        planted.put("password 5", "pass" + "word: \"MyPassword123!\"");
        planted.put("password 6", "<pass" + "word>S3cretOfAda</pass" + "word>");
        planted.put("password 7", "mysql --pass" + "word=S3cretOfAda -h db");
        planted.put("password 8", "The pass" + "word is `S3cretOfAda`.");
        planted.put("sendgrid-key 1", "S" + "G." + KEY + "." + KEY + KEY);
        planted.put("basic-login 1", "Authorization: Ba" + "sic " + base64("ada:S3cretOfAda"));
        planted.put("bearer-token 1", "curl -H 'Authorization: Bea" + "rer " + KEY + "'");
        planted.put("netrc 1", "machine db login ada pass" + "word S3cretOfAda");
        planted.put("pgpass 1", "db.ada-coaching.org:5432:board:ada" + ":S3cretOfAda");
        planted.put("connection-string 4", "postgresql://ada:" + "secretofada" + "@db.ada-coaching.org/board");
        planted.put("der-key 2", privateKey().replaceAll("(.{64})", "$1\n"));
        return planted;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String privateKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    }

    @Test
    void every_planted_secret_is_found_in_its_line_and_never_repeated() throws Exception {
        for (var each : planted().entrySet()) {
            for (var encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                var findings =
                        SCAN.text("notes.txt", ("first\nsecond\n" + each.getValue() + "\nlast").getBytes(encoding));
                assertThat(findings).as(each.getKey()).isNotEmpty().allMatch(finding -> finding.line() >= 3);
                assertThat(findings.stream().map(Finding::type))
                        .contains(each.getKey().split(" ")[0]);
                assertThat(findings.toString())
                        .doesNotContain(KEY, "S3cret", "secretofada", "horse", "IOSFOD", "MyPass");
            }
        }
    }

    @Test
    void a_secret_is_found_through_what_it_is_wrapped_in() throws Exception {
        var key = "sk_" + "live_" + KEY;
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(key.getBytes(StandardCharsets.UTF_8));
        }
        var wrapped = Map.of(
                "base64", ("data:\n  key: " + base64(key) + "\n").getBytes(StandardCharsets.UTF_8),
                "two lines",
                        ("key=" + key.substring(0, 20) + "\\\r\n    " + key.substring(20))
                                .getBytes(StandardCharsets.UTF_8),
                "a binary file", ("\u0001z\0" + key + "\0\u0002").getBytes(StandardCharsets.ISO_8859_1),
                "CRLF", ("a=b\r\nkey=" + key + "\r\n").getBytes(StandardCharsets.UTF_8),
                "gzip", packed.toByteArray());
        for (var each : wrapped.entrySet())
            assertThat(SCAN.text("notes", each.getValue()))
                    .as(each.getKey())
                    .filteredOn(finding -> finding.type().equals("stripe-key"))
                    .isNotEmpty();
    }

    @Test
    void names_placeholders_and_public_halves_are_none() {
        for (var harmless : List.of(
                "postgresql://user:password@host:5432/name",
                "sk_live_... or sk_test_...",
                "password = config.password()",
                "String password = request.newPassword();",
                "-----BEGIN PUBLIC KEY-----\n" + KEY + KEY,
                "-----BEGIN PRIVATE KEY----- is the first line",
                "https://app.ada-coaching.org:8443/login@home",
                "COACHBOARD_MAIL_PASSWORD=",
                "secret: ${COACHBOARD_SECRET}",
                "token: Authorization",
                "password=changeme"))
            assertThat(SCAN.text("notes.md", harmless.getBytes())).as(harmless).isEmpty();
    }

    @Test
    void what_was_committed_once_is_found_in_the_history_with_its_commit() throws Exception {
        git("init", "-q");
        commit("notes.txt", "whsec" + "_" + KEY);
        var guilty = git("rev-parse", "--short=12", "HEAD").strip();
        commit("notes.txt", "nothing");
        git("checkout", "-q", "-b", "side");
        commit("other.txt", "sk_" + "live_" + KEY);
        git("checkout", "-q", "-");
        git("commit", "-q", "--allow-empty", "-m", "use xo" + "xb-123456789012-" + KEY);
        assertThat(SCAN.tree(folder)).isEmpty();
        assertThat(SCAN.history(folder))
                .hasSize(3)
                .anySatisfy(finding -> assertThat(finding.toString())
                        .startsWith("stripe-webhook-secret notes.txt:1 commit " + guilty + " sha256:")
                        .doesNotContain(KEY));
        assertThat(SCAN.history(folder).stream().map(Finding::place))
                .contains("notes.txt", "other.txt", "message of the commit");
    }

    @Test
    void files_that_are_secrets_are_found_by_their_names() throws Exception {
        git("init", "-q");
        for (var name : List.of(".env", ".env.production", "id_rsa", "keys.p12", ".env.example"))
            Files.writeString(folder.resolve(name), "nothing");
        assertThat(SCAN.tree(folder).stream().map(Finding::place))
                .containsExactlyInAnyOrder(".env", ".env.production", "id_rsa", "keys.p12");
    }

    @Test
    void what_a_jar_serves_is_looked_into() throws Exception {
        var jar = folder.resolve("app.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/resources/assets/app.js"));
            zip.write(("const key = 'sk_" + "live_" + KEY + "'").getBytes());
        }
        assertThat(SCAN.jar(jar))
                .singleElement()
                .asString()
                .startsWith("stripe-key META-INF/resources/assets/app.js:1 sha256:");
    }

    @Test
    void an_allowed_value_has_a_reason() throws Exception {
        var line = ("whsec" + "_" + KEY).getBytes();
        var digest = SCAN.text("a", line).get(0).digest();
        var list = Files.writeString(folder.resolve("list"), "# values\n" + digest + " a value of this test\n");
        assertThat(SecretScan.allowing(list).text("a", line)).isEmpty();
        Files.writeString(list, digest + "\n");
        assertThatThrownBy(() -> SecretScan.allowing(list)).isInstanceOf(IOException.class);
    }

    @Test
    void this_tree_has_none() throws Exception {
        var here = Path.of("");
        if (!Files.exists(Path.of(".git"))) return; // a copy without git lists no files to commit
        assertThat(SecretScan.allowing(ScanSecrets.ALLOWED).tree(here.toAbsolutePath()))
                .isEmpty();
    }

    private void commit(String file, String content) throws Exception {
        Files.writeString(folder.resolve(file), content + "\n");
        git("add", "-A");
        git("commit", "-q", "-m", "change " + file);
    }

    private String git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@coachboard.example"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).directory(folder.toFile()).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", arguments)).isZero();
        return output;
    }
}
