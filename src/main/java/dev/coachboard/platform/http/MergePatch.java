package dev.coachboard.platform.http;

/** A PATCH is a JSON merge patch (RFC 7396), under its own media type or as plain JSON. */
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}
}
