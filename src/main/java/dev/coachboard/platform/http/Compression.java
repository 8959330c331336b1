package dev.coachboard.platform.http;

import dev.coachboard.platform.etag.EntityTags;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses the text that GET answers, on the worker thread. The length of a compressed answer betrays a secret beside text
 * that an attacker chose and had a browser ask for (BREACH). No browser asks our API by itself: the key is a header that
 * pages add. What a POST answers, such as tokens, is left alone even so.
 */
@Provider
public class Compression implements WriterInterceptor {

    private static final int LEAST = 1024; // because a smaller answer fits into one packet anyway

    private final CurrentVertxRequest request;

    Compression(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        if (!isWanted(answer)) {
            answer.proceed();
            return;
        }
        var out = answer.getOutputStream();
        var text = new ByteArrayOutputStream();
        answer.setOutputStream(text);
        answer.proceed();
        answer.setOutputStream(out);
        if (text.size() < LEAST) {
            text.writeTo(out);
        } else {
            // The framework has written the answer's own headers already.
            var headers = request.getCurrent().response().headers();
            headers.set("Content-Encoding", "gzip");
            if (headers.contains("ETag")) headers.set("ETag", EntityTags.compressed(headers.get("ETag")));
            compress(text, out);
        }
    }

    private boolean isWanted(WriterInterceptorContext answer) {
        var http = request.getCurrent().request();
        return http.method() == HttpMethod.GET
                && isText(answer.getMediaType())
                && !answer.getHeaders().containsKey("Content-Encoding")
                && acceptsGzip(http.getHeader("Accept-Encoding"));
    }

    private static boolean isText(MediaType type) {
        return type != null
                && (type.getSubtype().endsWith("json") || type.getType().equals("text"));
    }

    /** Also {@code x-gzip}'s modern name alone; a quality of zero is a no. */
    static boolean acceptsGzip(String accepted) {
        if (accepted == null) return false;
        for (var coding : accepted.split(",")) {
            var parts = coding.trim().split("\\s*;\\s*q=");
            if (parts[0].equalsIgnoreCase("gzip")) return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
        }
        return false;
    }

    private static void compress(ByteArrayOutputStream text, OutputStream out) throws IOException {
        var compressed = new ByteArrayOutputStream(text.size() / 4);
        try (var gzip = new FastGzip(compressed)) {
            text.writeTo(gzip);
        }
        compressed.writeTo(out);
    }

    /** Because the fastest level makes JSON five times smaller, and the best one six times in four times the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
