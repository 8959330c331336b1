package dev.coachboard.dev;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** A real mail server inside this process, on the loopback interface. It keeps what it is sent until the app ends. */
@ApplicationScoped
public class DevMailServer {

    private static final String PORT = "coachboard.dev.mail-port";
    private static final String LOOPBACK = "127.0.0.1";

    private GreenMail server;

    /** A free one, chosen before the app starts and kept over a live reload, because the configuration names it. */
    static synchronized int port() throws IOException {
        if (System.getProperty(PORT) == null) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
                System.setProperty(PORT, Integer.toString(socket.getLocalPort()));
            }
        }
        return Integer.getInteger(PORT);
    }

    /** Before the workers, who may find mails on the queue. */
    void start(@Observes @Priority(1) StartupEvent starting) throws IOException {
        server = new GreenMail(new ServerSetup(port(), LOOPBACK, ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        server.stop();
    }

    /** In the order in which they came. */
    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }
}
