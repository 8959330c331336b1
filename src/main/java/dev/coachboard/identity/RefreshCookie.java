package dev.coachboard.identity;

import dev.coachboard.platform.http.HttpConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** The cookie in which a browser keeps its refresh token: no script reads it and no other site sends it. */
@ApplicationScoped
class RefreshCookie {

    static final String NAME = "refresh_token";

    private final boolean https;

    RefreshCookie(HttpConfig config) {
        https = config.publicUrl().startsWith("https:");
    }

    NewCookie with(String token) {
        return cookie(token, (int) Device.LIFETIME.toSeconds());
    }

    NewCookie cleared() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/api/v1/tokens")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(https)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
