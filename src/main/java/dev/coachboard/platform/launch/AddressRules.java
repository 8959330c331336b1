package dev.coachboard.platform.launch;

import io.netty.util.NetUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses of the app itself: its public URL, the proxies in front of it, and the sites that may call it. */
final class AddressRules {

    private static final String PUBLIC_URL = "COACHBOARD_PUBLIC_URL";
    private static final String PROXIES = "COACHBOARD_TRUSTED_PROXIES";
    private static final String CORS = "COACHBOARD_CORS_ORIGINS";
    private static final String URL_REMEDY = "Set it to the address people open, such as https://app.example.com.";
    private static final String CORS_REMEDY =
            "List whole origins separated by commas, such as https://www.example.com, and no wildcard or pattern.";
    private static final Pattern CIDR = Pattern.compile("([0-9A-Fa-f.:]+)/([0-9]{1,3})");
    private static final int WIDEST = 8; // because the largest private network is 10.0.0.0/8

    private AddressRules() {}

    static void check(Settings settings, Problems problems) {
        problems.require(settings, PUBLIC_URL, URL_REMEDY);
        settings.find(PUBLIC_URL)
                .flatMap(url -> publicUrl(url, settings.isLocal()))
                .ifPresent(complaint -> problems.add(PUBLIC_URL, complaint, URL_REMEDY));
        settings.find(PROXIES)
                .flatMap(list -> first(list, AddressRules::network))
                .ifPresent(complaint -> problems.add(
                        PROXIES,
                        complaint,
                        "List the networks of your proxies as CIDR, such as 10.1.0.0/16 or 10.1.2.3/32, separated by"
                                + " commas."));
        settings.find(CORS)
                .flatMap(list -> first(list, origin -> origin(origin, settings.isLocal())))
                .ifPresent(complaint -> problems.add(CORS, complaint, CORS_REMEDY));
        problems.refuse(
                settings,
                "COACHBOARD_EDGE",
                edge -> !edge.matches("none|proxy|cloudflare"),
                "is none of none, proxy and cloudflare",
                "Name what stands in front of the app, or leave it out for proxy.");
        problems.refuse(
                settings,
                "COACHBOARD_HOME_PRACTICE",
                slug -> !slug.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                "is no slug of a practice",
                "It has small letters, digits and hyphens, such as riverside.");
    }

    private interface Rule {
        Optional<String> complaint(String value);
    }

    private static Optional<String> first(String list, Rule rule) {
        return Arrays.stream(list.split(",", -1))
                .map(rule::complaint)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null && Hosts.isHost(uri.getHost()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> publicUrl(String text, boolean local) {
        var uri = uri(text).filter(found -> "https".equals(found.getScheme()) || "http".equals(found.getScheme()));
        if (uri.isEmpty()) return Optional.of("is not a web address");
        var url = uri.get();
        if (url.getRawUserInfo() != null) return Optional.of("holds a user or a password");
        var rest = Stream.of(url.getRawPath(), url.getRawQuery(), url.getRawFragment());
        if (rest.anyMatch(part -> part != null && !part.isEmpty()))
            return Optional.of("goes on after the host: leave out the path and the slash at the end");
        if (url.getPort() == 0 || url.getPort() > 65535) return Optional.of("has an impossible port");
        if (local) return Optional.empty();
        if (!"https".equals(url.getScheme())) return Optional.of("does not begin with https://");
        if (Hosts.isThisMachine(url.getHost())) return Optional.of("names this machine, which nobody else can open");
        if (Hosts.isSingleLabel(url.getHost())) return Optional.of("has no domain");
        return Hosts.isExample(url.getHost())
                ? Optional.of("is the address of the documentation's example")
                : Optional.empty();
    }

    private static Optional<String> network(String text) {
        var cidr = CIDR.matcher(text.strip());
        if (!cidr.matches()) return Optional.of("holds something that is not a network");
        var address = cidr.group(1);
        var bits = Integer.parseInt(cidr.group(2));
        var valid =
                NetUtil.isValidIpV4Address(address) ? bits <= 32 : NetUtil.isValidIpV6Address(address) && bits <= 128;
        if (!valid) return Optional.of("holds something that is not a network");
        return bits < WIDEST
                ? Optional.of("trusts far too many addresses: everyone in them could pose as any client")
                : Optional.empty();
    }

    private static Optional<String> origin(String text, boolean local) {
        var uri = uri(text).filter(found -> text.matches("https?://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?"));
        if (uri.isEmpty()) return Optional.of("holds something that is not a whole origin");
        var plain = uri.get().getScheme().equals("http");
        return plain && !(local && Hosts.isLoopback(uri.get().getHost()))
                ? Optional.of("holds a site without https://, which anyone on its network could change")
                : Optional.empty();
    }
}
