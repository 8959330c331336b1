package dev.coachboard.launch;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Requests that carry a mark in each place that a caller fills, and one mark for each place. */
final class CanaryRequests {

    static final String MARK = "canary7q";

    private static final int LONGEST_SILENCE_MS = 20_000;

    private final PackagedApp.Instance instance;
    private final String token;
    private int places;

    CanaryRequests(PackagedApp.Instance instance, String token) {
        this.instance = instance;
        this.token = token;
    }

    int places() {
        return places;
    }

    private String in(String place) {
        places++;
        return MARK + "-" + place;
    }

    void send() throws Exception {
        paths();
        queries();
        headers();
        bodies();
        heads();
    }

    private void paths() throws Exception {
        for (var path : List.of(
                "/" + in("page"),
                "/api/v1/" + in("operation"),
                "/api/v1/clients/" + in("id"),
                "/api/v1/clients/" + in("address") + "%40example.com",
                "/api/v1/clients;" + in("matrix") + "=" + in("matrix-value"),
                "/api/v1/clients/" + UUID.randomUUID() + "/" + in("below"),
                "/api/v1/calendar/" + in("feed") + "-" + "x".repeat(30) + ".ics",
                "/assets/" + in("asset") + ".js"))
            for (var caller : new String[] {token, null}) instance.get(path, caller);
    }

    private void queries() throws Exception {
        for (var path : List.of(
                "/api/v1/clients?search=" + in("search") + "%40example.com",
                "/api/v1/clients?" + in("unknown") + "=" + in("unknown-value"),
                "/api/v1/clients?cursor=" + in("cursor"),
                "/api/v1/clients?limit=" + in("limit"),
                "/login?next=" + in("next"),
                "/" + in("nowhere") + "?token=" + in("token"))) instance.get(path, token);
    }

    private void headers() throws Exception {
        var names = new ArrayList<>(List.of(
                "User-Agent", "Referer", "X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP", "Forwarded", "Cookie"));
        names.addAll(List.of("X-Forwarded-Proto", "X-Forwarded-Host", "Origin", "Accept-Language", "If-None-Match"));
        names.addAll(List.of("baggage", "tracestate", "traceparent"));
        for (var path : List.of("/api/v1/clients", "/api/v1/" + UUID.randomUUID())) {
            var request = instance.request(path, token).GET();
            for (var name : names) request.setHeader(name, in(name) + "=" + in(name + "-value"));
            instance.send(request.build());
        }
        instance.send(instance.request("/api/v1/clients", token)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", in("vendor") + "=" + in("trace"))
                .build());
        for (var scheme : List.of("Bearer ", "Basic ", ""))
            instance.send(instance.request("/api/v1/clients", null)
                    .header("Authorization", scheme + in("authorization"))
                    .build());
    }

    private void bodies() throws Exception {
        for (var body : List.of(
                "{\"name\":\"" + in("name") + "\",\"email\":\"" + in("email") + "@example.com\",\"zone\":\"UTC\"}",
                "{\"name\":\"" + in("name") + "\",\"email\":\"" + in("no-address") + "\",\"zone\":\"UTC\"}",
                "{\"name\":\"" + in("name") + "\",\"email\":\"a@example.com\",\"zone\":\"" + in("zone") + "\"}",
                "{\"" + in("unknown-field") + "\":1}",
                "{\"" + in("broken"),
                in("no-json"))) {
            for (var path : List.of("/api/v1/clients", "/api/v1/sign-ups", "/api/v1/tokens", "/api/v1/webhooks/stripe"))
                instance.send(instance.request(path, token)
                        .header("Idempotency-Key", in("key") + UUID.randomUUID())
                        .header("Stripe-Signature", "t=1,v1=" + in("signature"))
                        .POST(BodyPublishers.ofString(body))
                        .build());
        }
    }

    /** Those that the JDK's client would not send. */
    private void heads() throws IOException {
        for (var head : List.of(
                "GET /api/v1/version HTTP/1.1\r\nHost: " + in("host") + ".example.com",
                "GET http://" + in("absolute") + ".example.com/api/v1/version HTTP/1.1\r\nHost: localhost",
                "GET //" + in("twice") + " HTTP/1.1\r\nHost: localhost",
                "GET /api/v1/../" + in("parent") + " HTTP/1.1\r\nHost: localhost",
                in("method").toUpperCase() + " /api/v1/version HTTP/1.1\r\nHost: localhost",
                in("method") + " /api/v1/version HTTP/1.1\r\nHost: localhost",
                "GET /api/v1/version HTTP/" + in("version") + "\r\nHost: localhost",
                "GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\nUpgrade: " + in("upgrade")
                        + "\r\nConnection: upgrade",
                "GET /" + URLEncoder.encode(in("fragment"), StandardCharsets.UTF_8) + "#x HTTP/1.1\r\nHost: localhost"))
            sendRaw(head + "\r\nConnection: close\r\n\r\n");
    }

    private void sendRaw(String head) throws IOException {
        try (var socket = new Socket("localhost", instance.address().getPort())) {
            socket.setSoTimeout(LONGEST_SILENCE_MS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
