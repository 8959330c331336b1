package dev.coachboard.dev;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Writes many rows of many tables in batches, in the order in which the tables first came up. */
final class DemoRows implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> batches = new LinkedHashMap<>();

    DemoRows(DataSource database) throws SQLException {
        connection = database.getConnection();
    }

    /** @param columns the table's columns, separated by commas, for as many values */
    void add(String table, String columns, Object... values) throws SQLException {
        var places = Stream.generate(() -> "?").limit(values.length).collect(Collectors.joining(", "));
        var sql = "insert into " + table + " (" + columns + ") values (" + places + ")";
        var batch = batches.get(sql);
        if (batch == null) batches.put(sql, batch = connection.prepareStatement(sql));
        for (var i = 0; i < values.length; i++) batch.setObject(i + 1, forDriver(values[i]));
        batch.addBatch();
    }

    private static Object forDriver(Object value) {
        if (value instanceof Instant instant) return instant.atOffset(ZoneOffset.UTC);
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    void flush() throws SQLException {
        for (var batch : batches.values()) batch.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        for (var batch : batches.values()) batch.close();
        connection.close();
    }
}
