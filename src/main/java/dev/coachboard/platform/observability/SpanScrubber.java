package dev.coachboard.platform.observability;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Hides each text of a trace that is not known to be ours: a request's path, query, headers and address may hold anything.
 * Some texts are added when a span ends, and only an extended processor still sees it then.
 */
@Singleton
class SpanScrubber implements ExtendedSpanProcessor {

    private static final String HIDDEN = "hidden";

    private static final Set<String> OURS = Set.of(
            "http.request.method",
            "http.route",
            "error.type",
            "network.protocol.name",
            "network.protocol.version",
            "code.function.name",
            "code.namespace");

    @Override
    public void onEnding(ReadWriteSpan span) {
        span.getAttributes().forEach((key, value) -> hide(span, key));
    }

    @SuppressWarnings("unchecked")
    private static void hide(ReadWriteSpan span, AttributeKey<?> key) {
        if (key.getType() == AttributeType.STRING && !OURS.contains(key.getKey()))
            span.setAttribute((AttributeKey<String>) key, HIDDEN);
    }

    @Override
    public boolean isOnEndingRequired() {
        return true;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Its attributes are hidden when it ends.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Its attributes cannot be changed any more.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
