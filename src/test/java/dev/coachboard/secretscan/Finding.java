package dev.coachboard.secretscan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where a secret stands. Of the secret itself it keeps the begin of its SHA-256. */
record Finding(String type, String place, int line, String commit, String digest) {

    static Finding of(String type, String place, int line, String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.ISO_8859_1));
            return new Finding(type, place, line, "", HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Finding in(String commit) {
        return new Finding(type, place, line, commit, digest);
    }

    @Override
    public String toString() {
        var where = place + ":" + line + (commit.isEmpty() ? "" : " commit " + commit);
        return type + " " + where + " sha256:" + digest;
    }
}
