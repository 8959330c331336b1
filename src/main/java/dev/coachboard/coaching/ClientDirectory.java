package dev.coachboard.coaching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Tells other features about clients. */
@ApplicationScoped
public class ClientDirectory {

    private final ClientRepository clients;

    ClientDirectory(ClientRepository clients) {
        this.clients = clients;
    }

    /** Refuses a client of nobody here, and one who is archived. */
    @Transactional
    public void requireActive(UUID clientId) {
        clients.require(clientId).requireActive();
    }

    /** The same, and whoever else asks this for the client waits until the transaction ends. */
    @Transactional
    public void lockActive(UUID clientId) {
        clients.lock(clientId).requireActive();
    }

    /** Whoever books for the client, or asks this, waits until the transaction ends. */
    @Transactional
    public ClientProfile lockProfile(UUID clientId) {
        return clients.lock(clientId).profile();
    }

    @Transactional
    public ClientProfile requireProfile(UUID clientId) {
        return clients.require(clientId).profile();
    }

    /** Of an archived client too, who may still have something to be told. */
    public ClientContact requireContact(UUID clientId) {
        return clients.contact(clientId);
    }
}
