package dev.coachboard.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.coachboard.platform.database.failure.ConnectionErrors;
import dev.coachboard.platform.database.failure.SavedWork;
import dev.coachboard.platform.database.failure.SqlFailure;
import dev.coachboard.platform.http.RequestIds;
import dev.coachboard.platform.text.Echo;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. What it does not know becomes a fixed 500 without a word of it. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final RequestIds requestIds;
    private final ConnectionErrors errors;
    private final SavedWork saved;

    ProblemMapper(RequestIds requestIds, ConnectionErrors errors, SavedWork saved) {
        this.requestIds = requestIds;
        this.errors = errors;
        this.saved = saved;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal, UriInfo uri, HttpHeaders headers) {
        var answer = problem(refusal.status(), refusal.code(), refusal.getMessage(), uri, refusal.errors());
        refusal.headers().forEach(answer::header);
        if (refusal.status() == 401) answer.header("WWW-Authenticate", challenge(refusal.code(), headers));
        return answer.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        var errors = invalid.getConstraintViolations().stream()
                .map(ViolationPaths::error)
                .sorted(ViolationPaths.ORDER)
                .toList();
        return problem(422, "validation-failed", "Some fields are not valid", uri, errors)
                .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(UriInfo uri, HttpHeaders headers) {
        return problem(
                        401,
                        "unauthorized",
                        "Sign in first: the access token is missing, expired or revoked",
                        uri,
                        List.of())
                .header("WWW-Authenticate", challenge("unauthorized", headers))
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden, UriInfo uri) {
        return problem(403, "forbidden", "Your role does not allow this", uri, List.of())
                .build();
    }

    /** The narrower type too, because the framework brings a mapper of its own for that one. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response unreadable(JacksonException unreadable, UriInfo uri) {
        return malformed(unreadable, uri);
    }

    @ServerExceptionMapper
    Response stale(OptimisticLockException stale, UriInfo uri) {
        return problem(412, "stale", "Somebody changed this in the meantime; read it again", uri, List.of())
                .build();
    }

    @ServerExceptionMapper
    Response fromFramework(WebApplicationException failure, UriInfo uri, HttpHeaders headers) {
        if (failure.getCause() instanceof JacksonException unreadable) return malformed(unreadable, uri);
        if (failure.getCause() instanceof Refusal refusal) return refused(refusal, uri, headers);
        var status = failure.getResponse().getStatus();
        if (status < 400) return failure.getResponse();
        if (status >= 500) return unknown(failure, uri);
        var answer = problem(status, StatusProblems.code(status), StatusProblems.detail(status), uri, List.of());
        if (status == 405) answer.header("Allow", AllowedMethods.of(uri.getPath()));
        return answer.build();
    }

    @ServerExceptionMapper
    Response unknown(Throwable failure, UriInfo uri) {
        var database = SqlFailure.of(failure);
        if (database.isPresent()) return ofDatabase(database.get(), failure, uri);
        LOG.errorf(failure, "Unexpected failure of %s", withoutValues(uri.getPath()));
        var outcome = saved.exists() ? "It may have been saved." : "Nothing was changed.";
        return problem(500, "internal-error", "Something went wrong on our side. " + outcome, uri, List.of())
                .build();
    }

    /** Ids stay; any other value, such as a calendar's token, does not reach the log. */
    private static String withoutValues(String path) {
        return path.replaceAll("[^/]*[^/a-z0-9-][^/]*|[^/]{37,}", "***");
    }

    private Response ofDatabase(SqlFailure kind, Throwable failure, UriInfo uri) {
        if (kind == SqlFailure.CONFLICT) return conflict(uri);
        var reason = errors.record(failure).map(Enum::name).orElse(kind.name());
        LOG.warnf("The database failed %s: %s", withoutValues(uri.getPath()), reason);
        if (kind == SqlFailure.OUTCOME_UNKNOWN || saved.exists()) return unknownOutcome(uri);
        if (kind == SqlFailure.CONNECTION)
            return later(problem(
                    503,
                    "unavailable",
                    "The database cannot be reached at the moment; nothing was changed",
                    uri,
                    List.of()));
        return later(problem(503, "busy", "Too busy at the moment; nothing was changed", uri, List.of()));
    }

    private Response unknownOutcome(UriInfo uri) {
        var detail =
                "The answer to the last step was lost: it may have been saved. Look before you repeat it, or repeat it"
                        + " with the same Idempotency-Key.";
        return later(problem(503, "outcome-unknown", detail, uri, List.of()));
    }

    private static Response later(Response.ResponseBuilder answer) {
        return answer.header("Retry-After", "1").build();
    }

    private Response conflict(UriInfo uri) {
        return problem(409, "conflict", "This collides with something that exists already", uri, List.of())
                .build();
    }

    private Response malformed(JacksonException unreadable, UriInfo uri) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) return unknownField(unknown, uri);
        if (unreadable instanceof InvalidNullException empty) return mustNotBeNull(empty, uri);
        var errors = unreadable instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? List.of(new Problem.FieldError(JsonPointers.of(mapping), null, "Not what this field takes"))
                : List.<Problem.FieldError>of();
        return problem(400, "malformed-body", "The body is not the JSON that this operation takes", uri, errors)
                .build();
    }

    private Response unknownField(UnrecognizedPropertyException unknown, UriInfo uri) {
        var known = unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
        var taker = unknown.getPath().size() > 1 ? "this object" : "this operation";
        var detail = "Unknown field `%s`; %s takes %s"
                .formatted(Echo.name(unknown.getPropertyName()), taker, Echo.names(known));
        var error = new Problem.FieldError(JsonPointers.of(unknown), null, detail);
        return problem(400, "malformed-body", detail, uri, List.of(error)).build();
    }

    /** A merge patch may not remove what every such resource has. */
    private Response mustNotBeNull(InvalidNullException empty, UriInfo uri) {
        var error = new Problem.FieldError(JsonPointers.of(empty), null, "must not be null");
        return problem(422, "validation-failed", "Some fields are not valid", uri, List.of(error))
                .build();
    }

    /** RFC 6750: without a token there is no error to name, and a wrong password is none of a token's. */
    private static String challenge(String code, HttpHeaders headers) {
        var sent = headers.getHeaderString("Authorization");
        return sent != null && code.equals("unauthorized") ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    private Response.ResponseBuilder problem(
            int status, String code, String detail, UriInfo uri, List<Problem.FieldError> errors) {
        var body = Problem.of(status, code, detail, uri.getPath(), requestIds.current(), errors);
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(body);
    }
}
