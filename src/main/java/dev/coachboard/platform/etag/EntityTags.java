package dev.coachboard.platform.etag;

import dev.coachboard.platform.secret.Digests;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Puts the row's version on every single resource, and answers 304 to who has that version already. */
@Provider
public class EntityTags implements ContainerResponseFilter {

    /** Between the version, which If-Match goes by, and a digest of what is borrowed, which it does not. */
    static final char BORROWED = '-';

    /** Ends the tag of a compressed body: other bytes need another strong tag, as RFC 9110 says in section 8.8.3.3. */
    private static final String COMPRESSED = ".gzip\"";

    /** Because 96 bits never collide by accident, and cannot be made to. */
    private static final int DIGEST_BYTES = 12;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Versioned versioned)) return;
        var tag = tag(versioned);
        response.getHeaders().putSingle("ETag", tag);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) return;
        response.getHeaders().putSingle("Cache-Control", "private, no-cache");
        // A version is only a number: without this, the browser that two people share shows one the other's.
        response.getHeaders().add("Vary", "Authorization");
        match(request.getHeaderString("If-None-Match"), tag).ifPresent(known -> {
            response.getHeaders().putSingle("ETag", known);
            response.setEntity(null);
            response.setStatus(304);
        });
    }

    /** The tag of a body that has one; null for any other. */
    public static String of(Object body) {
        return body instanceof Versioned versioned ? tag(versioned) : null;
    }

    private static String tag(Versioned body) {
        if (body.borrowed() == null) return tag(body.version());
        return "\"" + body.version() + BORROWED + digest(body.borrowed()) + "\"";
    }

    /** Of each value with its length, so that two lists of names never make one text. */
    private static String digest(Object borrowed) {
        var text = new StringBuilder();
        for (var value : borrowed instanceof List<?> values ? values : List.of(borrowed)) {
            var part = String.valueOf(value);
            text.append(part.length()).append(':').append(part);
        }
        return HexFormat.of().formatHex(Digests.sha256(text.toString()), 0, DIGEST_BYTES);
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The tag of the same body once it is compressed. */
    public static String compressed(String tag) {
        return tag.substring(0, tag.length() - 1) + COMPRESSED;
    }

    /** Of a compressed body or not: both show one version. */
    static String uncompressed(String tag) {
        return tag.endsWith(COMPRESSED) ? tag.substring(0, tag.length() - COMPRESSED.length()) + '"' : tag;
    }

    /**
     * Weak comparison, as RFC 9110 asks for If-None-Match.
     *
     * @return the tag of what the caller has, compressed or not, which is the one that a 304 names
     */
    public static Optional<String> match(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) return Optional.empty();
        for (var candidate : ifNoneMatch.split(",")) {
            var strong = candidate.trim().replaceFirst("^W/", "");
            if (strong.equals("*")) return Optional.of(tag);
            if (uncompressed(strong).equals(tag)) return Optional.of(strong);
        }
        return Optional.empty();
    }
}
