package dev.coachboard.identity;

import dev.coachboard.platform.http.HttpConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * The cookies of a browser that signed in. No script reads them and no other site sends them. Over https their names begin
 * with {@code __Host-}, so that no other host of the domain can set them.
 */
@ApplicationScoped
class SignInCookies {

    private final KnownDevices devices;
    private final boolean https;

    SignInCookies(HttpConfig config, KnownDevices devices) {
        this.devices = devices;
        https = config.publicUrl().startsWith("https:");
    }

    NewCookie with(String token) {
        return cookie("refresh_token", "/api/v1/tokens", token, Device.LIFETIME);
    }

    NewCookie cleared() {
        return cookie("refresh_token", "/api/v1/tokens", "", Duration.ZERO);
    }

    /** Outlives the session, since it is needed when the next one begins. */
    NewCookie knownDevice(String email) {
        return cookie("known_device", "/api/v1/tokens", devices.mark(email), KnownDevices.LIFETIME);
    }

    /** Null when the browser sent none. */
    String refreshToken(HttpHeaders headers) {
        return read(headers, "refresh_token");
    }

    String knownDevice(HttpHeaders headers) {
        return read(headers, "known_device");
    }

    private String read(HttpHeaders headers, String name) {
        var cookie = headers.getCookies().get(name(name));
        return cookie == null ? null : cookie.getValue();
    }

    private String name(String name) {
        return https ? "__Host-" + name : name;
    }

    private NewCookie cookie(String name, String path, String value, Duration age) {
        return new NewCookie.Builder(name(name))
                .value(value)
                .path(https ? "/" : path) // because browsers refuse __Host- cookies with another path
                .maxAge((int) age.toSeconds())
                .httpOnly(true)
                .secure(https)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
