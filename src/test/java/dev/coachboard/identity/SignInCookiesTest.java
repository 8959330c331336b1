package dev.coachboard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.platform.http.HttpConfig;
import jakarta.ws.rs.core.NewCookie;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class SignInCookiesTest {

    @Test
    void over_https_a_cookie_belongs_to_this_host_and_travels_encrypted_alone() {
        var cookie = cookies("https://app.example.com").with("secret");
        assertThat(cookie.getName()).isEqualTo("__Host-refresh_token");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
        assertThat(cookie.getMaxAge()).isEqualTo(30 * 24 * 60 * 60);
    }

    @Test
    void signing_out_takes_the_same_cookie_away() {
        var cookie = cookies("https://app.example.com").cleared();
        assertThat(cookie.getName()).isEqualTo("__Host-refresh_token");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getMaxAge()).isZero();
    }

    @Test
    void on_a_laptop_without_https_it_is_a_plain_cookie_that_no_script_reads() {
        var cookie = cookies("http://localhost:8080").with("secret");
        assertThat(cookie.getName()).isEqualTo("refresh_token");
        assertThat(cookie.getPath()).isEqualTo("/api/v1/tokens");
        assertThat(cookie.isSecure()).isFalse();
        assertThat(cookie.isHttpOnly()).isTrue();
    }

    private static SignInCookies cookies(String publicUrl) {
        var config = (HttpConfig) Proxy.newProxyInstance(
                HttpConfig.class.getClassLoader(),
                new Class<?>[] {HttpConfig.class},
                (proxy, method, arguments) -> method.getName().equals("publicUrl") ? publicUrl : null);
        return new SignInCookies(config, null);
    }
}
