package dev.coachboard.mail;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * Closes a connection to the mail server on which one reply is too long or takes too long. The mail client (Vert.x 4.5)
 * collects a reply for as long as bytes come, and has no place for a bound; so it gets its sockets through here.
 */
final class BoundedReplies {

    /** Because the longest honest reply, a list of capabilities, has a few hundred bytes. */
    private static final long LONGEST = 64 * 1024;

    private BoundedReplies() {}

    /** @param slowest how long one reply may take, from the command to its last byte */
    static Vertx around(Vertx vertx, Duration slowest) {
        return around(Vertx.class, (method, arguments) -> {
            var answer = method.invoke(vertx, arguments);
            return answer instanceof NetClient client ? around(client, slowest) : answer;
        });
    }

    private static NetClient around(NetClient client, Duration slowest) {
        return around(NetClient.class, (method, arguments) -> {
            var answer = method.invoke(client, arguments);
            if (!method.getName().equals("connect") || !(answer instanceof Future<?> connected)) return answer;
            return connected.map(socket -> around((NetSocket) socket, slowest));
        });
    }

    private static NetSocket around(NetSocket socket, Duration slowest) {
        var reply = new Reply(socket, slowest.toNanos());
        return around(NetSocket.class, (method, arguments) -> {
            if (method.getName().equals("write")) reply.begin();
            if (method.getName().equals("handler")) return socket.handler(reply.before(arguments[0]));
            return method.invoke(socket, arguments);
        });
    }

    private interface Call {
        Object run(Method method, Object[] arguments) throws IllegalAccessException, InvocationTargetException;
    }

    private static <T> T around(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.run(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** The one that is awaited. The client reads and writes on the event loop of its connection alone. */
    private static final class Reply {

        private final NetSocket socket;
        private final long slowest;
        private long begun = System.nanoTime();
        private long length;

        private Reply(NetSocket socket, long slowest) {
            this.socket = socket;
            this.slowest = slowest;
        }

        void begin() {
            begun = System.nanoTime();
            length = 0;
        }

        @SuppressWarnings("unchecked")
        Handler<Buffer> before(Object handler) {
            if (handler == null) return null;
            return bytes -> {
                length += bytes.length();
                if (length > LONGEST || System.nanoTime() - begun > slowest) socket.close();
                else ((Handler<Buffer>) handler).handle(bytes);
            };
        }
    }
}
