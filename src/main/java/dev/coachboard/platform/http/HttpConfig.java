package dev.coachboard.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How the app is reached. */
@ConfigMapping(prefix = "coachboard")
public interface HttpConfig {

    /** The address people open, such as {@code https://app.example.com}; every link we write begins with it. */
    String publicUrl();

    /** The proxy in front; its headers count from {@link #trustedProxies} alone. */
    @WithDefault("proxy")
    Edge edge();

    /** Networks whose word on the client's address is taken, as CIDR; empty when nothing stands in front. */
    Optional<List<String>> trustedProxies();

    /** Other sites whose pages may call the API: whole origins, never a pattern. */
    Optional<List<String>> corsOrigins();
}
