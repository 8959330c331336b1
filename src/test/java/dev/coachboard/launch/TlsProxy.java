package dev.coachboard.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** Ends TLS in front of the app, as every production does, and passes the bytes on unchanged. */
final class TlsProxy implements AutoCloseable {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final SSLContext context;
    private final SSLServerSocket server;
    private final int target;

    TlsProxy(Path folder, int target) throws Exception {
        this.target = target;
        context = context(certificate(folder));
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("localhost"));
        inBackground(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** For clients: it trusts this proxy's certificate. */
    SSLContext context() {
        return context;
    }

    private static Path certificate(Path folder) throws Exception {
        var file = folder.resolve("localhost.p12");
        if (Files.exists(file)) return file;
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) throw new IllegalStateException(output);
        return file;
    }

    private static SSLContext context(Path file) throws Exception {
        var store = KeyStore.getInstance(file.toFile(), PASSWORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var client = server.accept();
            var app = new Socket("localhost", target);
            sockets.add(client);
            sockets.add(app);
            inBackground(() -> pass(client.getInputStream(), app));
            inBackground(() -> pass(app.getInputStream(), client));
        }
    }

    private static void pass(InputStream from, Socket to) throws IOException {
        try (to) {
            from.transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void act() throws IOException;
    }

    private static void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.act();
            } catch (IOException closed) {
                // One of the two ends hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) socket.close();
    }
}
