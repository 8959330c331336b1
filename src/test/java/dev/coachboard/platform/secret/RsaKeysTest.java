package dev.coachboard.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.platform.secret.RsaKeys.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keys as OpenSSL really writes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RsaKeysTest {

    private static final String BASE64 = " | openssl base64 -A";

    @TempDir
    static Path folder;

    private String pkcs8;

    @BeforeAll
    void key() throws Exception {
        openssl("openssl genrsa -out k 2048 2>/dev/null");
        openssl("openssl genrsa -out small 1024 2>/dev/null");
        openssl("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec 2>/dev/null");
        pkcs8 = openssl("openssl pkcs8 -topk8 -nocrypt -in k -outform DER" + BASE64);
    }

    @Test
    void every_form_of_a_private_key_is_the_same_key() throws Exception {
        var pem8 = openssl("openssl pkcs8 -topk8 -nocrypt -in k");
        var pem1 = openssl("openssl rsa -in k -traditional 2>/dev/null");
        assertThat(pem8).startsWith("-----BEGIN PRIVATE KEY");
        assertThat(pem1).startsWith("-----BEGIN RSA PRIVATE KEY");
        var der1 = openssl("openssl rsa -in k -traditional -outform DER 2>/dev/null" + BASE64);
        assertThat(der1).isNotEqualTo(pkcs8);
        var forms = List.of(
                pem8,
                pem1,
                der1,
                pem8.replace("\n", "\\n"),
                pem1.replace("\n", "\\n"),
                pem8.replace("\n", "\r\n"),
                pem8.replace("\n", " "),
                '"' + pem1.replace("\n", "\\n") + '"',
                Base64.getMimeEncoder().encodeToString(Base64.getDecoder().decode(pkcs8)),
                Base64.getEncoder().encodeToString(pem1.getBytes(StandardCharsets.US_ASCII)),
                "  " + pkcs8 + "\n");
        var key = RsaKeys.signing(pkcs8).getPrivate();
        for (var form : forms)
            assertThat(RsaKeys.signing(form).getPrivate()).as(form).isEqualTo(key);
    }

    @Test
    void every_form_of_a_public_key_is_the_same_key() throws Exception {
        var spki = openssl("openssl pkey -in k -pubout");
        var pkcs1 = openssl("openssl rsa -in k -RSAPublicKey_out 2>/dev/null");
        var der = openssl("openssl pkey -in k -pubout -outform DER" + BASE64);
        var der1 = openssl("openssl rsa -in k -RSAPublicKey_out -outform DER 2>/dev/null" + BASE64);
        var key = RsaKeys.signing(pkcs8).getPublic();
        assertThat(RsaKeys.accepted(String.join(",", spki, pkcs1, der, der1, spki.replace("\n", "\\n"))))
                .hasSize(5)
                .allMatch(key::equals);
        assertThat(RsaKeys.accepted("")).isEmpty();
    }

    @Test
    void what_cannot_sign_or_verify_is_refused_by_its_reason() throws Exception {
        var small = openssl("openssl rsa -in small -traditional -outform DER 2>/dev/null" + BASE64);
        var locked = openssl("openssl pkcs8 -topk8 -in k -passout pass:hunter2");
        refuses(small, "1024 bits");
        refuses(locked, "passphrase");
        refuses(openssl("openssl pkcs8 -topk8 -nocrypt -in ec"), "not an RSA private key");
        refuses(openssl("openssl pkey -in k -pubout -outform DER" + BASE64), "public key");
        refuses(openssl("openssl pkey -in k -pubout"), "no PEM block");
        refuses(damaged(), "damaged");
        refuses("hunter2!", "neither PEM nor base64");
        refuses(pkcs8.substring(0, 400), "not an RSA private key");
        assertThatThrownBy(() -> RsaKeys.accepted(pkcs8))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("private");
        var smallHalf = openssl("openssl pkey -in small -pubout -outform DER" + BASE64);
        assertThatThrownBy(() -> RsaKeys.accepted(smallHalf)).hasMessageContaining("1024 bits");
        assertThatThrownBy(() -> RsaKeys.accepted("hunter2,hunter3"))
                .isInstanceOf(UnusableKey.class)
                .hasMessageNotContaining("hunter");
    }

    private static void refuses(String key, String reason) {
        assertThatThrownBy(() -> RsaKeys.signing(key))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hunter");
    }

    /** One bit of the first prime is another one. */
    private String damaged() {
        var der = Base64.getDecoder().decode(pkcs8);
        der[700] ^= 1;
        return Base64.getEncoder().encodeToString(der);
    }

    private String openssl(String command) throws Exception {
        var process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command).isZero();
        return output.strip();
    }
}
