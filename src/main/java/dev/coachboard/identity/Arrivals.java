package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets a device in, and tells its user when it is an unusual one. */
@ApplicationScoped
class Arrivals {

    private final DeviceRepository devices;
    private final SignInTraces traces;
    private final AccountMails mails;
    private final CurrentPractice practice;

    Arrivals(DeviceRepository devices, SignInTraces traces, AccountMails mails, CurrentPractice practice) {
        this.devices = devices;
        this.traces = traces;
        this.mails = mails;
        this.practice = practice;
    }

    void admit(Device device, UUID practiceId) {
        practice.enter(practiceId);
        QuarkusTransaction.requiringNew().run(() -> {
            devices.persist(device);
            if (traces.leave(device.userId(), device.label())) mails.newSignIn(device);
        });
    }
}
