package dev.coachboard.platform.openapi;

import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation the problems it can answer by what it is, so that resources document only their own. */
public class ProblemResponses implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(method, operation)));
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses().hasAPIResponse("201") && !hasContent(operation, "201")) answerNothing(operation);
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
        var statuses = new TreeSet<>(List.of("400", "404", "406", "413", "422", "429", "500", "503"));
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.add("401");
            statuses.add("403");
        }
        if (operation.getRequestBody() != null) statuses.add("415");
        if (method != PathItem.HttpMethod.GET) statuses.add("409");
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
            case "403" -> "The caller's role does not allow it";
            case "404" -> "No such thing for this caller";
            case "406" -> "Another media type was asked for";
            case "409" -> "Not in the state things are in";
            case "412" -> "Changed in the meantime";
            case "413" -> "Body too large";
            case "415" -> "Another media type was sent";
            case "422" -> "Read, but refused for its meaning";
            case "428" -> "If-Match is missing";
            case "429" -> "Too many requests";
            case "503" -> "Too busy; try again";
            default -> "A fault on our side";
        };
    }
}
