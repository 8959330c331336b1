package dev.coachboard.platform.ratelimit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;

/** Lends the caller's transaction to a library that would begin and end one of its own. */
final class JoinedConnections {

    private static final Set<String> LEFT_TO_THE_CALLER = Set.of("setAutoCommit", "commit", "rollback");

    private JoinedConnections() {}

    /** The pool gives every part of one transaction the same connection. */
    static DataSource of(DataSource database) {
        return proxy(DataSource.class, (method, arguments) -> {
            var result = call(database, method, arguments);
            return result instanceof Connection connection ? joined(connection) : result;
        });
    }

    private static Connection joined(Connection connection) {
        return proxy(
                Connection.class,
                (method, arguments) ->
                        LEFT_TO_THE_CALLER.contains(method.getName()) ? null : call(connection, method, arguments));
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
