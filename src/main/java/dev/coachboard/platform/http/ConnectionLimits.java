package dev.coachboard.platform.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the open connections, in total and per client address, and refuses those beyond the limits. */
@ApplicationScoped
class ConnectionLimits {

    private final ServerConfig config;
    private final ClientAddresses addresses;
    private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Counter refusedInTotal;
    private final Counter refusedOfAddress;

    ConnectionLimits(ServerConfig config, ClientAddresses addresses, MeterRegistry meters) {
        this.config = config;
        this.addresses = addresses;
        this.refusedInTotal = refused(meters, "total");
        this.refusedOfAddress = refused(meters, "address");
        Gauge.builder("coachboard.http.connections", open, AtomicInteger::get)
                .description("Open connections")
                .register(meters);
    }

    private static Counter refused(MeterRegistry meters, String reason) {
        return Counter.builder("coachboard.http.connections.refused")
                .description("Connections closed at once, because a limit was reached")
                .tag("reason", reason)
                .register(meters);
    }

    /** @return false when the connection must be closed; true obliges the caller to {@link #release} it later */
    boolean admit(String peer) {
        if (open.incrementAndGet() > config.connections()) {
            open.decrementAndGet();
            refusedInTotal.increment();
            return false;
        }
        if (addresses.isProxy(peer)) return true;
        if (byAddress.merge(ClientAddresses.counted(peer), 1, Integer::sum) > config.connectionsPerAddress()) {
            release(peer);
            refusedOfAddress.increment();
            return false;
        }
        return true;
    }

    /** The open connections of one address. */
    int open(String peer) {
        return byAddress.getOrDefault(ClientAddresses.counted(peer), 0);
    }

    void release(String peer) {
        open.decrementAndGet();
        if (addresses.isProxy(peer)) return;
        byAddress.computeIfPresent(ClientAddresses.counted(peer), (address, count) -> count == 1 ? null : count - 1);
    }
}
