package dev.coachboard.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list. */
public class PageRequest {

    @QueryParam("limit")
    @DefaultValue("25")
    @Min(1)
    @Max(100)
    @Parameter(description = "How many items a page has at most")
    int limit;

    @QueryParam("cursor")
    @Size(min = 1, max = 500)
    @Parameter(description = "The nextCursor of the page before; it works only with that page's filters")
    String cursor;
}
