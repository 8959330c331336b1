package dev.coachboard.dev.stripe;

import java.security.SecureRandom;

/** Ids as Stripe makes them: what it is, then random letters and digits. */
final class StripeIds {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private StripeIds() {}

    static String next(String prefix) {
        var id = new StringBuilder(prefix).append("_1");
        for (var i = 0; i < 23; i++) id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return id.toString();
    }
}
