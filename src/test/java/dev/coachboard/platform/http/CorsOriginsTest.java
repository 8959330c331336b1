package dev.coachboard.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorsOriginsTest {

    @Test
    void whole_origins_are_taken() {
        assertThat(CorsOrigins.isExact("https://www.example.com")).isTrue();
        assertThat(CorsOrigins.isExact("http://localhost:5173")).isTrue();
    }

    @Test
    void wildcards_patterns_and_null_are_not() {
        for (var loose :
                new String[] {"*", "null", "/.*/", "https://*.example.com", "https://example.com/", "example.com"})
            assertThat(CorsOrigins.isExact(loose)).as(loose).isFalse();
    }
}
