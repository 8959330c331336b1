package dev.coachboard.platform.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The declared inputs and outputs of one resource method.
 *
 * @param queryParameters for each name, whether it takes several values
 * @param takesBody whether a parameter of the method is the request's body
 */
record Operation(
        List<MediaType> produces, List<MediaType> consumes, Map<String, Boolean> queryParameters, boolean takesBody) {

    static Operation of(Method method) {
        var type = method.getDeclaringClass();
        return new Operation(
                types(first(method.getAnnotation(Produces.class), type.getAnnotation(Produces.class))
                        .map(Produces::value)),
                types(first(method.getAnnotation(Consumes.class), type.getAnnotation(Consumes.class))
                        .map(Consumes::value)),
                queryParameters(method),
                Arrays.stream(method.getParameters()).anyMatch(Operation::isBody));
    }

    /** Jakarta REST takes the parameter without one of its annotations for the body. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(annotation -> annotation.annotationType().getPackageName())
                .noneMatch(name -> name.startsWith("jakarta.ws.rs") || name.startsWith("org.jboss.resteasy.reactive"));
    }

    private static <T> Optional<T> first(T ofMethod, T ofClass) {
        return Optional.ofNullable(ofMethod).or(() -> Optional.ofNullable(ofClass));
    }

    private static List<MediaType> types(Optional<String[]> names) {
        return names.stream().flatMap(Arrays::stream).flatMap(Operation::split).toList();
    }

    private static Stream<MediaType> split(String names) {
        return Arrays.stream(names.split(",")).map(String::trim).map(MediaType::valueOf);
    }

    private static Map<String, Boolean> queryParameters(Method method) {
        var names = new TreeMap<String, Boolean>();
        for (var parameter : method.getParameters()) {
            add(parameter, parameter.getType(), names);
            if (!parameter.isAnnotationPresent(BeanParam.class)) continue;
            for (var field : parameter.getType().getDeclaredFields()) add(field, field.getType(), names);
        }
        return names;
    }

    private static void add(AnnotatedElement element, Class<?> type, Map<String, Boolean> names) {
        var parameter = element.getAnnotation(QueryParam.class);
        if (parameter != null) names.put(parameter.value(), Collection.class.isAssignableFrom(type));
    }

    /** The most precise range that includes a type decides about it. */
    boolean gives(List<MediaRange> accepted) {
        return produces.stream().anyMatch(media -> quality(media, accepted) > 0);
    }

    private static double quality(MediaType media, List<MediaRange> accepted) {
        return accepted.stream()
                .filter(range -> range.includes(media))
                .max((a, b) -> Integer.compare(a.precision(), b.precision()))
                .map(MediaRange::quality)
                .orElse(0.0);
    }

    boolean takes(MediaRange sent) {
        var named = consumes.stream().anyMatch(media -> media.isWildcardType() || sent.isExactly(media));
        return named && (sent.charset() == null || sent.charset().equals("utf-8"));
    }

    boolean takesAnything() {
        return consumes.stream().anyMatch(MediaType::isWildcardType);
    }
}
