package dev.coachboard.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells which field of the body, or which parameter, a constraint was about. */
final class ViolationPaths {

    static final Comparator<Problem.FieldError> ORDER =
            Comparator.comparing(error -> error.pointer() == null ? error.parameter() : error.pointer());

    private ViolationPaths() {}

    static Problem.FieldError error(ConstraintViolation<?> violation) {
        var fields = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.PARAMETER)
                .map(ViolationPaths::step)
                .collect(Collectors.joining("/"));
        if (!fields.isEmpty()) return new Problem.FieldError("/" + fields, null, violation.getMessage());
        return new Problem.FieldError(null, parameter(violation.getPropertyPath()), violation.getMessage());
    }

    private static String step(Path.Node node) {
        var name = node.getName() == null || node.getKind() == ElementKind.CONTAINER_ELEMENT
                ? ""
                : JsonPointers.escape(node.getName());
        if (node.getIndex() == null) return name;
        return name.isEmpty() ? node.getIndex().toString() : node.getIndex() + "/" + name;
    }

    private static String parameter(Path path) {
        String last = "";
        for (var node : path) last = node.getName();
        return last;
    }
}
