package dev.coachboard.platform.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Where a request really comes from: the TCP peer, unless that is one of our proxies. Then Cloudflare's header,
 * where Cloudflare is the edge, else the rightmost forwarded address that is not a proxy of ours; whatever stands left of
 * it, the client wrote itself.
 */
@ApplicationScoped
public class ClientAddresses {

    private static final int IPV6_PREFIX_BYTES = 8; // because a household gets a whole /64 and can walk through it

    private final List<IpSubnetFilterRule> proxies;
    private final Edge edge;
    private final CurrentVertxRequest request;

    ClientAddresses(HttpConfig config, CurrentVertxRequest request) {
        this.edge = config.edge();
        this.proxies = config.trustedProxies().filter(trusted -> edge != Edge.NONE).orElse(List.of()).stream()
                .map(cidr -> new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT))
                .toList();
        this.request = request;
    }

    /** The address as limits count it: IPv4 whole, IPv6 by its /64. */
    public String current() {
        return of(request.getCurrent().request());
    }

    public String of(HttpServerRequest http) {
        var forwarded = String.join(",", http.headers().getAll("X-Forwarded-For"));
        return counted(client(http.remoteAddress().hostAddress(), http.getHeader("CF-Connecting-IP"), forwarded));
    }

    String client(String peer, String cloudflare, String forwarded) {
        if (!isProxy(peer)) return peer;
        if (edge == Edge.CLOUDFLARE && cloudflare != null && isAddress(cloudflare.trim())) return cloudflare.trim();
        var chain = forwarded.split(",");
        for (var i = chain.length - 1; i >= 0; i--) {
            var hop = chain[i].trim();
            if (!isAddress(hop)) return peer;
            if (!isProxy(hop)) return hop;
        }
        return peer;
    }

    /** By which scheme the client called, as far as a proxy of ours says so. */
    String forwardedScheme(HttpServerRequest http) {
        var scheme = http.getHeader("X-Forwarded-Proto");
        return "https".equals(scheme) && isProxy(http.remoteAddress().hostAddress()) ? "https" : "http";
    }

    boolean isProxy(String address) {
        if (proxies.isEmpty()) return false;
        var socket = new InetSocketAddress(parse(address), 0);
        return proxies.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    static String counted(String address) {
        var bytes = parse(address).getAddress();
        if (bytes.length == 4) return address;
        return NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(bytes, IPV6_PREFIX_BYTES), 16)) + "/64";
    }

    /** Never asks a name server: what gets here is an address already. */
    private static InetAddress parse(String address) {
        try {
            return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(address));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
