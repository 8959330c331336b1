package dev.coachboard.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong, in RFC 9457 form")
public record Problem(
        @Schema(
                description = "Stable reference of this kind of problem; a page explains it",
                examples = "/problems/validation-failed")
        String type,

        @Schema(description = "The kind of problem in a few words")
        String title,

        @Schema(description = "The HTTP status", examples = "422")
        int status,

        @Schema(description = "This occurrence, written for the person at the screen")
        String detail,

        @Schema(description = "The path that was called") String instance,

        @Schema(description = "The last part of the type, for programs to switch on")
        String code,

        @Schema(description = "Quote this when asking for help; it is in the log too")
        String requestId,

        @Schema(description = "The fields at fault, where single fields are")
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field at fault: a JSON pointer into the body, or the name of a parameter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FieldError")
    public record FieldError(
            @Schema(description = "JSON pointer into the body", examples = "/startsAt")
            String pointer,

            @Schema(description = "Name of the path, query or header parameter")
            String parameter,

            @Schema(description = "What is wrong with it") String detail) {}

    static Problem of(
            int status, String code, String detail, String instance, String requestId, List<FieldError> errors) {
        return new Problem("/problems/" + code, title(code), status, detail, instance, code, requestId, errors);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
