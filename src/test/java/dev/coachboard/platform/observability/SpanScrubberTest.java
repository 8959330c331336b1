package dev.coachboard.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trace holds the texts that we chose, and no other. */
class SpanScrubberTest {

    private final List<SpanData> sent = new ArrayList<>();

    @Test
    void a_text_of_a_request_is_hidden_also_when_it_comes_at_the_end() {
        var span = tracer().spanBuilder("GET")
                .setAttribute("url.path", "/api/v1/clients/maya@example.com")
                .setAttribute("server.address", "maya.example.com")
                .startSpan();
        span.setAttribute("client.address", "203.0.113.9");
        span.end();
        assertThat(sent.get(0).toString()).doesNotContain("maya").doesNotContain("203.0.113.9");
        assertThat(texts()).containsOnly("hidden");
    }

    @Test
    void the_method_the_route_and_every_number_stay() {
        tracer().spanBuilder("GET /api/v1/clients/{id}")
                .setAttribute("http.request.method", "GET")
                .setAttribute("http.route", "/api/v1/clients/{id}")
                .setAttribute("http.response.status_code", 404)
                .startSpan()
                .end();
        assertThat(texts()).containsExactlyInAnyOrder("GET", "/api/v1/clients/{id}", 404L);
    }

    private Collection<Object> texts() {
        return sent.get(0).getAttributes().asMap().values();
    }

    private Tracer tracer() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(new SpanScrubber())
                .addSpanProcessor(SimpleSpanProcessor.create(new Collector()))
                .build()
                .get("test");
    }

    private final class Collector implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            sent.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
