package dev.coachboard.launch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Unwelcome traffic that begins and ends, beside that of others. */
interface Storm {

    /** @return ends it, and returns what it was answered */
    Going begin() throws Exception;

    interface Going {
        List<Load.Answer> end() throws Exception;
    }

    static Storm of(int perSecond, Load load) {
        return () -> {
            var over = new AtomicBoolean();
            var sent = CompletableFuture.supplyAsync(() -> open(perSecond, load, over));
            return () -> {
                over.set(true);
                return sent.get();
            };
        };
    }

    private static List<Load.Answer> open(int perSecond, Load load, AtomicBoolean over) {
        try {
            return load.open(perSecond, over::get);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** Each sends a head and one byte of its body. */
    static Storm slowConnections(int times, int port) {
        var beginning = "POST /api/v1/webhooks/stripe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{";
        return () -> {
            var crowd = new Crowd(port);
            crowd.connectAndSend(times, beginning.getBytes(StandardCharsets.US_ASCII));
            return () -> {
                crowd.close();
                return List.of();
            };
        };
    }

    static Load logins(URI server) {
        var login = "{\"email\":\"" + Riverside.ADA + "\",\"password\":\"" + Riverside.PASSWORD + "\"}";
        return new Load(server, KeepAliveClient.post(server, "/api/v1/tokens", "", login));
    }

    /** The same event again and again. */
    static Load webhooks(URI server) {
        var event = SignedEvent.of(PackagedApp.WEBHOOK_SECRET);
        var signature = "Stripe-Signature: " + event.signature() + "\r\n";
        return new Load(server, KeepAliveClient.post(server, SignedEvent.PATH, signature, event.body()));
    }
}
