package dev.coachboard.platform.etag;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Puts the row's version on every single resource, and answers 304 to who has that version already. */
@Provider
public class EntityTags implements ContainerResponseFilter {

    /** Between the version, which If-Match goes by, and a digest of what is borrowed, which it does not. */
    static final char BORROWED = '-';

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Versioned versioned)) return;
        var tag = tag(versioned);
        response.getHeaders().putSingle("ETag", tag);
        if (!request.getMethod().equals("GET")) return;
        response.getHeaders().putSingle("Cache-Control", "private, no-cache");
        // A version is only a number: without this, the browser that two people share shows one the other's.
        response.getHeaders().add("Vary", "Authorization");
        if (matches(request.getHeaderString("If-None-Match"), tag)) {
            response.setEntity(null);
            response.setStatus(304);
        }
    }

    /** The tag of a body that has one; null for any other. */
    public static String of(Object body) {
        return body instanceof Versioned versioned ? tag(versioned) : null;
    }

    private static String tag(Versioned body) {
        if (body.borrowed() == null) return tag(body.version());
        return "\"" + body.version() + BORROWED
                + Integer.toHexString(body.borrowed().hashCode()) + "\"";
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Weak comparison, as RFC 9110 asks for If-None-Match. */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) return false;
        for (var candidate : ifNoneMatch.split(",")) {
            var trimmed = candidate.trim();
            if (trimmed.equals("*") || trimmed.equals(tag) || trimmed.equals("W/" + tag)) return true;
        }
        return false;
    }
}
