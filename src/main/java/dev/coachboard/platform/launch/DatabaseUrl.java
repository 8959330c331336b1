package dev.coachboard.platform.launch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code postgresql://user:password@host:port/name?params}, the form in which hosts hand out databases. */
public record DatabaseUrl(String jdbcUrl, String user, String password) {

    /** @throws IllegalArgumentException if it is no such URL; the message never repeats it, since it holds a password */
    public static DatabaseUrl parse(String text) {
        try {
            var uri = URI.create(text.startsWith("jdbc:") ? text.substring(5) : text);
            if (!isPostgres(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getPort() > 65535
                    || uri.getPath().length() < 2) throw new IllegalArgumentException();
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var jdbcUrl = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
            var userInfo = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return new DatabaseUrl(jdbcUrl, part(userInfo, 0), part(userInfo, 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not of the form postgresql://user:password@host:5432/name");
        }
    }

    private static boolean isPostgres(String scheme) {
        return "postgresql".equals(scheme) || "postgres".equals(scheme);
    }

    /** A plus sign stands for itself before the host. */
    private static String part(String[] userInfo, int index) {
        return index < userInfo.length
                ? URLDecoder.decode(userInfo[index].replace("+", "%2B"), StandardCharsets.UTF_8)
                : null;
    }

    String host() {
        return uri().getHost();
    }

    Optional<String> parameter(String name) {
        var query = uri().getQuery() == null ? "" : uri().getQuery();
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .reduce((first, last) -> last);
    }

    private URI uri() {
        return URI.create(jdbcUrl.substring(5));
    }

    Map<String, String> settings(String urlKey, String userKey, String passwordKey) {
        var settings = new LinkedHashMap<String, String>();
        settings.put(urlKey, jdbcUrl);
        if (user != null) settings.put(userKey, user);
        // Flyway insists on a password, also where the server trusts the connection and reads none.
        settings.put(passwordKey, password == null ? "none" : password);
        return settings;
    }
}
