package dev.coachboard.platform.openapi;

import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation the problems it can answer by what it is, so that resources document only their own. */
public class ProblemResponses implements OASFilter {

    private static final String MERGE_PATCH = "A JSON merge patch (RFC 7396). A field that is left out stays as it is;"
            + " null empties a nullable field and is refused with 422 for any other.";

    private static final APIResponse UNCHANGED =
            OASFactory.createAPIResponse().description("Still as the ETag in If-None-Match stands for");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(method, operation)));
        var schemas = api.getComponents().getSchemas();
        limit(schemas.get("Instant"), "With Z or an offset, in the years 1970 to 2199");
        limit(schemas.get("LocalDate"), "In the years 1970 to 2199");
    }

    private static void limit(Schema schema, String description) {
        schema.description(description).pattern("(19[7-9]|2[01][0-9])[0-9]-.*");
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.PATCH) operation.setDescription(MERGE_PATCH);
        if (operation.getResponses().hasAPIResponse("201") && !hasContent(operation, "201")) answerNothing(operation);
        if (method == PathItem.HttpMethod.GET && !operation.getResponses().hasAPIResponse("304"))
            operation.getResponses().addAPIResponse("304", UNCHANGED);
        for (var status : statuses(method, operation)) {
            if (operation.getResponses().hasAPIResponse(status) && hasContent(operation, status)) continue;
            operation.getResponses().addAPIResponse(status, problem(status));
        }
    }

    /** A POST without a result is taken for a creation by the scanner; what it answers is 204. */
    private static void answerNothing(Operation operation) {
        operation.getResponses().removeAPIResponse("201");
        operation
                .getResponses()
                .addAPIResponse("204", OASFactory.createAPIResponse().description("Done"));
    }

    private static TreeSet<String> statuses(PathItem.HttpMethod method, Operation operation) {
        var statuses = new TreeSet<>(
                List.of("400", "404", "406", "408", "413", "414", "415", "417", "422", "429", "431", "500", "503"));
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.add("401");
            statuses.add("403");
        }
        if (method != PathItem.HttpMethod.GET) {
            statuses.add("403"); // because a page of a foreign site may not write
            statuses.add("409");
        }
        if (hasIfMatch(operation)) {
            statuses.add("412");
            statuses.add("428");
        }
        return statuses;
    }

    private static boolean hasIfMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                parameter.getIn() == Parameter.In.HEADER && "If-Match".equals(parameter.getName()));
    }

    private static boolean hasContent(Operation operation, String status) {
        return operation.getResponses().getAPIResponse(status).getContent() != null;
    }

    private static APIResponse problem(String status) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        var content = OASFactory.createContent()
                .addMediaType(
                        "application/problem+json", OASFactory.createMediaType().schema(schema));
        return OASFactory.createAPIResponse().description(description(status)).content(content);
    }

    private static String description(String status) {
        return switch (status) {
            case "400" -> "Cannot be read";
            case "401" -> "No valid access token";
            case "403" -> "The caller's role, or the site of the calling page, does not allow it";
            case "404" -> "No such thing for this caller";
            case "406" -> "Another media type was asked for";
            case "408" -> "Did not arrive in time";
            case "409" -> "Not in the state things are in";
            case "412" -> "Changed in the meantime";
            case "413" -> "Body too large";
            case "414" -> "Address too long";
            case "415" -> "Another media type was sent";
            case "417" -> "Another expectation than 100-continue";
            case "422" -> "Read, but refused for its meaning";
            case "428" -> "If-Match is missing";
            case "429" -> "Too many requests";
            case "431" -> "Headers too large";
            case "503" -> "Too busy or the database is away, or it may have been saved (outcome-unknown)";
            default -> "A fault on our side";
        };
    }
}
