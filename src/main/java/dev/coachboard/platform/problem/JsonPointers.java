package dev.coachboard.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.coachboard.platform.text.Echo;
import java.util.stream.Collectors;

/** Where in a body Jackson stopped, as RFC 6901 writes it. */
final class JsonPointers {

    private JsonPointers() {}

    static String of(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? Integer.toString(step.getIndex())
                        : escape(Echo.name(step.getFieldName())))
                .collect(Collectors.joining("/", "/", ""));
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
