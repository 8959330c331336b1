package dev.coachboard.platform.http;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.json.SaneTimes;
import dev.coachboard.platform.problem.BadRequest;
import dev.coachboard.platform.problem.NotFound;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Reads path and query parameters as strictly as bodies: what cannot be read is a 400, an id that is none a 404. */
@Provider
public class ParameterTypes implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> PARSERS = Map.of(
            int.class, Integer::valueOf,
            UUID.class, Ids::parse,
            Instant.class, SaneTimes::instant,
            LocalDate.class, SaneTimes::date,
            ZoneId.class, ZoneId::of);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        var parser = (Function<String, T>) (type.isEnum() ? constantOf(type) : PARSERS.get(type));
        if (parser == null) return null;
        var inPath = Arrays.stream(annotations).anyMatch(PathParam.class::isInstance);
        return new Converter<>(type.getSimpleName(), parser, inPath);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Function<String, ?> constantOf(Class<?> type) {
        return text -> Enum.valueOf((Class<? extends Enum>) type, text);
    }

    private record Converter<T>(String name, Function<String, T> parser, boolean inPath) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return text == null ? null : parser.apply(text);
            } catch (RuntimeException e) {
                throw inPath
                        ? new NotFound("thing")
                        : new BadRequest("bad-parameter", "A parameter is not a valid " + name);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
