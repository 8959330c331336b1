package dev.coachboard.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.coachboard.platform.http.RequestIds;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. What it does not know becomes a fixed 500 without a word of it. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final RequestIds requestIds;

    ProblemMapper(RequestIds requestIds) {
        this.requestIds = requestIds;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal, UriInfo uri) {
        var answer = problem(refusal.status(), refusal.code(), refusal.getMessage(), uri, refusal.errors());
        refusal.headers().forEach(answer::header);
        if (refusal.status() == 401) answer.header("WWW-Authenticate", "Bearer");
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
    Response unauthenticated(UriInfo uri) {
        return problem(
                        401,
                        "unauthorized",
                        "Sign in first: the access token is missing, expired or revoked",
                        uri,
                        List.of())
                .header("WWW-Authenticate", "Bearer")
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
    Response fromFramework(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JacksonException unreadable) return malformed(unreadable, uri);
        if (failure.getCause() instanceof Refusal refusal) return refused(refusal, uri);
        var status = failure.getResponse().getStatus();
        if (status < 400) return failure.getResponse();
        if (status >= 500) return unknown(failure, uri);
        var answer = problem(status, StatusProblems.code(status), StatusProblems.detail(status), uri, List.of());
        keepAllow(failure.getResponse().getHeaders(), answer);
        return answer.build();
    }

    @ServerExceptionMapper
    Response unknown(Throwable failure, UriInfo uri) {
        if (DatabaseFailures.isBusy(failure)) return busy(uri);
        if (DatabaseFailures.isConflict(failure)) return conflict(uri);
        LOG.errorf(failure, "Unexpected failure of %s", uri.getPath());
        return problem(500, "internal-error", "Something went wrong on our side. Nothing was changed.", uri, List.of())
                .build();
    }

    private Response busy(UriInfo uri) {
        LOG.warn("The database did not answer in time");
        return problem(503, "unavailable", "Too busy at the moment; nothing was changed", uri, List.of())
                .header("Retry-After", "1")
                .build();
    }

    private Response conflict(UriInfo uri) {
        return problem(409, "conflict", "This collides with something that exists already", uri, List.of())
                .build();
    }

    private Response malformed(JacksonException unreadable, UriInfo uri) {
        var errors = unreadable instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? List.of(new Problem.FieldError(JsonPointers.of(mapping), null, "Not what this field takes"))
                : List.<Problem.FieldError>of();
        return problem(400, "malformed-body", "The body is not the JSON that this operation takes", uri, errors)
                .build();
    }

    private static void keepAllow(MultivaluedMap<String, Object> from, Response.ResponseBuilder to) {
        if (from.containsKey("Allow")) to.header("Allow", from.getFirst("Allow"));
    }

    private Response.ResponseBuilder problem(
            int status, String code, String detail, UriInfo uri, List<Problem.FieldError> errors) {
        var body = Problem.of(status, code, detail, uri.getPath(), requestIds.current(), errors);
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(body);
    }
}
