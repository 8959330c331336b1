package dev.coachboard.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Repeats the next cursor as a Link header, for clients that follow links. */
@Provider
public class NextLink implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Page<?> page) || page.nextCursor() == null) return;
        var next = request.getUriInfo()
                .getRequestUriBuilder()
                .replaceQueryParam("cursor", page.nextCursor())
                .build();
        // A relative reference: the host of a request is the client's word.
        response.getHeaders().add("Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
    }
}
