package dev.coachboard.platform.launch;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Complete environments, one for each place, in which nothing is wrong. */
final class GoodSettings {

    static final String SECRET = Base64.getEncoder().encodeToString(SecureRandom.getSeed(32));

    static final String SIGNING_KEY = signingKey(2048);

    private GoodSettings() {}

    static Map<String, String> production() {
        var settings = new HashMap<String, String>();
        settings.put("PATH", "/usr/bin");
        settings.put("COACHBOARD_ENVIRONMENT", "production");
        settings.put(
                "DATABASE_URL", "postgresql://coachboard_app:hunter2@db.ada-coaching.org/board?sslmode=verify-full");
        settings.put("COACHBOARD_PUBLIC_URL", "https://app.ada-coaching.org");
        settings.put("COACHBOARD_TOKENS_SIGNING_KEY", SIGNING_KEY);
        settings.put("COACHBOARD_SECRET", SECRET);
        settings.put("COACHBOARD_MAIL_HOST", "smtp.ada-coaching.org");
        settings.put("COACHBOARD_MAIL_FROM", "Ada <no-reply@ada-coaching.org>");
        settings.put("COACHBOARD_MEETINGS_URL", "https://meet.ada-coaching.org/api");
        settings.put("COACHBOARD_MEETINGS_KEY", "hunter2");
        settings.put("COACHBOARD_STRIPE_SECRET_KEY", "sk_" + "live_hunter2");
        settings.put("COACHBOARD_STRIPE_WEBHOOK_SECRETS", "whsec" + "_hunter2");
        return settings;
    }

    static Map<String, String> staging() {
        var settings = production();
        settings.put("COACHBOARD_ENVIRONMENT", "staging");
        settings.put("COACHBOARD_STRIPE_SECRET_KEY", "rk_" + "test_hunter2");
        return settings;
    }

    static Map<String, String> local() {
        var settings = staging();
        settings.put("COACHBOARD_ENVIRONMENT", "local");
        settings.put("DATABASE_URL", "postgresql://postgres:hunter2@db/board");
        settings.put("COACHBOARD_PUBLIC_URL", "http://localhost:8080");
        settings.put("COACHBOARD_MAIL_HOST", "mailpit");
        settings.put("COACHBOARD_MAIL_PORT", "1025");
        settings.put("COACHBOARD_MAIL_TLS", "none");
        settings.put("COACHBOARD_MAIL_FROM", "no-reply@app.example.com");
        settings.put("COACHBOARD_MEETINGS_URL", "http://127.0.0.1:12112");
        settings.put("COACHBOARD_STRIPE_API_BASE", "http://127.0.0.1:12111");
        settings.put("COACHBOARD_CORS_ORIGINS", "http://localhost:3000");
        return settings;
    }

    static String signingKey(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
