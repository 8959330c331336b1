package dev.coachboard.billing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lays out two papers at a time, each within a time and a size. Who comes third waits in line. */
@ApplicationScoped
class InvoicePdfPress {

    /** Because two cores should not be busy with paper while people wait for pages. */
    private static final int AT_ONCE = 2;

    /** Because a crowd of others may be in front of it; what takes longer is tried again. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Because a mail should carry it; 200 short lines are 41 kB. */
    private static final int MOST_BYTES = 5_000_000;

    private final InvoicePdfPage page;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, InvoicePdfPress::thread);

    InvoicePdfPress(InvoicePdfPage page) {
        this.page = page;
    }

    byte[] print(InvoicePaper paper) {
        var printing = workers.submit(() -> page.print(paper));
        try {
            var body = printing.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (body.length > MOST_BYTES) throw new IllegalStateException("The paper is too large: " + body.length);
            return body;
        } catch (TimeoutException | InterruptedException e) {
            printing.cancel(true);
            throw new IllegalStateException("The paper was not laid out in time", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The paper could not be laid out", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "invoice-pdf");
        thread.setDaemon(true);
        return thread;
    }
}
