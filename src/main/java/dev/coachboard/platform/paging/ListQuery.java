package dev.coachboard.platform.paging;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.Map;

/** The query of a list in the order of time: the filters that are there, and no others, so that an index fits each mix. */
public final class ListQuery {

    private final StringBuilder text;
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param text up to its where, whose last condition compares with the position: {@code (x.at, x.id) < (:key, :id)} */
    public ListQuery(String text, Position after) {
        this.text = new StringBuilder(text);
        parameters.put("key", after.instant());
        parameters.put("id", after.id());
    }

    /** @param value null for a filter that is not there */
    public ListQuery narrow(String condition, String parameter, Object value) {
        if (value == null) return this;
        text.append(" and ").append(condition);
        parameters.put(parameter, value);
        return this;
    }

    public ListQuery narrow(String condition) {
        text.append(" and ").append(condition);
        return this;
    }

    public <T> TypedQuery<T> page(EntityManager database, Class<T> row, String order, int limit) {
        var page = database.createQuery(text.append(" order by ").append(order).toString(), row);
        parameters.forEach(page::setParameter);
        return page.setMaxResults(limit);
    }
}
