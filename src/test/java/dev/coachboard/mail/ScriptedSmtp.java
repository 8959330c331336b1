package dev.coachboard.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that does what the recipient's name says: hang, no-such-user, later, spam, drop; or takes the mail. */
final class ScriptedSmtp {

    private final ServerSocket socket;

    private ScriptedSmtp(ServerSocket socket) {
        this.socket = socket;
    }

    static int start() {
        try {
            var server = new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            daemon(server::accept);
            return server.socket.getLocalPort();
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

    private static void serve(Socket peer) {
        try (peer;
                var in = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
                var out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            say(out, "220 scripted");
            var spam = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:<HANG")) continue;
                if (command.startsWith("RCPT TO:<DROP")) return;
                spam |= command.startsWith("RCPT TO:<SPAM");
                if (command.startsWith("DATA")) readMail(in, out);
                say(out, answer(command, spam));
                if (command.startsWith("QUIT")) return;
            }
        } catch (IOException e) {
            // The client gave up.
        }
    }

    private static void readMail(BufferedReader in, PrintWriter out) throws IOException {
        say(out, "354 go on");
        while (!".".equals(in.readLine())) {}
    }

    private static String answer(String command, boolean spam) {
        if (command.startsWith("RCPT TO:<NO-SUCH-USER")) return "550 5.1.1 No such user";
        if (command.startsWith("RCPT TO:<LATER")) return "451 4.7.1 Greylisted, come again";
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
