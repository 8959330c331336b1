package dev.coachboard.launch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An event of Stripe's that the app stores and has no use for, with its header. */
record SignedEvent(String body, String signature) {

    static final String PATH = "/api/v1/webhooks/stripe";

    static SignedEvent of(String secret) {
        var id = "evt_" + UUID.randomUUID().toString().replace("-", "");
        var now = Instant.now().getEpochSecond();
        var event = """
            {"id":"%s","object":"event","api_version":"2025-11-17.clover","created":%d,"livemode":false,
             "type":"charge.succeeded","data":{"object":{"id":"ch_1","customer":"cus_1"}}}\
            """.formatted(id, now);
        return new SignedEvent(event, "t=" + now + ",v1=" + signature(now + "." + event, secret));
    }

    private static String signature(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
