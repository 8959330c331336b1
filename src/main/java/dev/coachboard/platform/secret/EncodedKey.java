package dev.coachboard.platform.secret;

import dev.coachboard.platform.secret.RsaKeys.UnusableKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The text around a key: PEM lines, base64, and the DER envelopes that tell an RSA key from others. */
final class EncodedKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] VERSION_0 = {2, 1, 0};

    private EncodedKey() {}

    /** @param label the end of the PEM label that is looked for among several blocks */
    static byte[] der(String text, String label) {
        // Environment files write line ends as \n, and some keep the quotes around a value.
        var lines = text.replace("\\n", "\n").replace("\\r", "").strip().replaceAll("^[\"']|[\"']$", "");
        if (lines.contains("ENCRYPTED"))
            throw new UnusableKey("is protected by a passphrase, and the app has none to open it");
        if (!lines.contains("-----")) return unwrapped(base64(lines), label);
        var blocks = PEM.matcher(lines);
        while (blocks.find()) if (blocks.group(1).endsWith(label)) return base64(blocks.group(2));
        throw new UnusableKey("has no PEM block that ends in " + label);
    }

    /** Some tools put base64 around the PEM file as well. */
    private static byte[] unwrapped(byte[] decoded, String label) {
        var text = new String(decoded, StandardCharsets.ISO_8859_1);
        return text.startsWith("-----BEGIN ") ? der(text, label) : decoded;
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new UnusableKey("is neither PEM nor base64");
        }
    }

    /** The PKCS#8 form of a PKCS#1 private key, which OpenSSL 3.0 writes for {@code -outform DER}. */
    static byte[] pkcs8(byte[] pkcs1) {
        return element(0x30, VERSION_0, RSA, element(0x04, pkcs1));
    }

    /** The SPKI form of a PKCS#1 public key. */
    static byte[] spki(byte[] pkcs1) {
        return element(0x30, RSA, element(0x03, new byte[] {0}, pkcs1));
    }

    private static byte[] element(int tag, byte[]... contents) {
        var content = new ByteArrayOutputStream();
        for (var part : contents) content.writeBytes(part);
        var element = new ByteArrayOutputStream();
        element.write(tag);
        var length = content.size();
        if (length >= 0x80) element.write(length > 0xffff ? 0x83 : 0x82);
        if (length > 0xffff) element.write(length >> 16);
        if (length >= 0x80) element.write(length >> 8);
        element.write(length);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
