package dev.coachboard.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A mail server that does what the recipient's name says: hang, slow, no-such-user, later, spam, drop, garbage,
 * closing, named-in-the-answer; or takes the mail.
 */
final class ScriptedSmtp {

    /** Longer than the deadline of the test, and shorter than the silence that it bears. */
    private static final Duration SLOW = Duration.ofMillis(1500);

    private final ServerSocket socket;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final AtomicInteger greetings = new AtomicInteger();

    private ScriptedSmtp(ServerSocket socket) {
        this.socket = socket;
    }

    static ScriptedSmtp start() {
        try {
            var server = new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections it took. */
    int greetings() {
        return greetings.get();
    }

    /** How many mails it took, for whomever. */
    int copies() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }

    void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (true) {
            try {
                var peer = socket.accept();
                daemon(() -> serve(peer));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket peer) {
        try (peer;
                var in = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
                var out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            greetings.incrementAndGet();
            say(out, "220 scripted");
            var spam = false;
            var recipient = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:<HANG")) continue;
                if (command.startsWith("RCPT TO:<DROP")) return;
                if (command.startsWith("RCPT TO:<SLOW")) LockSupport.parkNanos(SLOW.toNanos());
                if (command.startsWith("RCPT TO:")) recipient = address(command);
                spam |= command.startsWith("RCPT TO:<SPAM");
                if (command.startsWith("DATA")) {
                    readMail(in, out);
                    if (!spam) taken.merge(recipient, 1, Integer::sum);
                }
                say(out, answer(command, spam));
                if (command.startsWith("QUIT")) return;
            }
        } catch (IOException e) {
            // The client gave up.
        }
    }

    /** How many copies of a mail it took for an address. */
    int copies(String address) {
        return taken.getOrDefault(address.toUpperCase(Locale.ROOT), 0);
    }

    private static String address(String command) {
        return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
    }

    private static void readMail(BufferedReader in, PrintWriter out) throws IOException {
        say(out, "354 go on");
        while (!".".equals(in.readLine())) {}
    }

    private static String answer(String command, boolean spam) {
        if (command.startsWith("RCPT TO:<NO-SUCH-USER")) return "550 5.1.1 No such user";
        if (command.startsWith("RCPT TO:<NAMED")) return "550 5.1.1 <named-in-the-answer@example.com>: not here";
        if (command.startsWith("RCPT TO:<LATER")) return "451 4.7.1 Greylisted, come again";
        if (command.startsWith("RCPT TO:<GARBAGE")) return "\u0001 <html> what?";
        if (command.startsWith("RCPT TO:<CLOSING")) return "421 4.3.2 Shutting down";
        if (command.startsWith("DATA") && spam) return "554 5.7.1 Looks like spam";
        return "250 ok";
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }
}
