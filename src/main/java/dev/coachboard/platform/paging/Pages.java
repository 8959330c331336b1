package dev.coachboard.platform.paging;

import dev.coachboard.platform.problem.BadRequest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads lists page by page. A cursor is the last row's position, signed together with the list it belongs to. */
@ApplicationScoped
public class Pages {

    private final CursorSigner signer;
    private final CurrentVertxRequest request;

    Pages(CursorSigner signer, CurrentVertxRequest request) {
        this.signer = signer;
        this.request = request;
    }

    /** Reads at most {@code limit} rows that come after the position. */
    @FunctionalInterface
    public interface Reader<T> {
        List<T> after(Position position, int limit);
    }

    /** @param start the position before the first row, used when the request has no cursor */
    public <T> Page<T> read(PageRequest page, Position start, Function<T, Position> positionOf, Reader<T> reader) {
        var position = page.cursor == null ? start : verified(page.cursor);
        // One row more than asked tells whether there is a next page, without a count.
        var rows = reader.after(position, page.limit + 1);
        if (rows.size() <= page.limit) return new Page<>(rows, null);
        var items = rows.subList(0, page.limit);
        return new Page<>(items, signer.sign(positionOf.apply(items.get(page.limit - 1)), list()));
    }

    private Position verified(String cursor) {
        return signer.verify(cursor, list())
                .orElseThrow(() -> new BadRequest("bad-cursor", "This cursor belongs to another list or was changed"));
    }

    /** The path and every filter: a cursor taken to another list would point at nothing sensible. */
    private String list() {
        var context = request.getCurrent();
        var filters = new TreeMap<String, String>();
        context.queryParams().forEach(filter -> filters.put(filter.getKey(), filter.getValue()));
        filters.remove("cursor");
        filters.remove("limit");
        return context.normalizedPath() + filters;
    }
}
