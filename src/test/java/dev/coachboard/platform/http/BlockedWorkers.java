package dev.coachboard.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.CountDownLatch;

/** Requests of the tests with this header hold their worker thread until they are released. */
@Provider
@ApplicationScoped
public class BlockedWorkers implements ContainerRequestFilter {

    static final String HEADER = "Test-Blocked-Worker";

    private volatile CountDownLatch released = new CountDownLatch(0);

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HEADER) == null) return;
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void block() {
        released = new CountDownLatch(1);
    }

    void release() {
        released.countDown();
    }
}
