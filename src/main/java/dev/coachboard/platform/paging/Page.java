package dev.coachboard.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list. There is no total: counting every row costs more than reading a page. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(
        List<T> items,

        @Schema(description = "Pass it as cursor to get the next page; null on the last", nullable = true)
        String nextCursor) {}
