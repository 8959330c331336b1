package dev.coachboard.platform.observability;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The path templates of all operations, read once from their annotations. */
@Singleton
class OperationPaths {

    /** What the framework itself puts in a path's place. */
    private static final List<String> GENERAL =
            List.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root", "/cors-preflight");

    /** {@code {name: expression}}, which the framework writes as {@code {name}}. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\s*([A-Za-z]+)\\s*:[^}]*}");

    private final Set<String> known = new HashSet<>(GENERAL);

    OperationPaths(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .distinct()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(this::add);
    }

    private void add(Class<?> resource) {
        var base = resource.getAnnotation(Path.class).value();
        known.add(joined(base, ""));
        Stream.of(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Path.class))
                .forEach((Method method) ->
                        known.add(joined(base, method.getAnnotation(Path.class).value())));
    }

    private static String joined(String base, String part) {
        var path =
                EXPRESSION.matcher("/" + base + "/" + part).replaceAll("{$1}").replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** @return the path itself without its query, if an operation has it */
    String templateOf(String path) {
        var query = path.indexOf('?');
        var bare = query < 0 ? path : path.substring(0, query);
        return known.contains(bare) ? bare : HttpMeterFilter.OTHER;
    }
}
