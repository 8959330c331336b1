package dev.coachboard.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** How PostgreSQL would run one statement as the app does: in its role, behind the wall, whatever the parameters are. */
record Plan(String sql, JsonNode tree) {

    private static final Pattern PARAMETER = Pattern.compile("\\?");
    /** Pages. Less is read in one sweep as cheaply as through an index; more is not what a page of a list costs. */
    private static final int SMALL_TABLE = 20;

    /** In simple mode the driver leaves $1 to the server, which explains a statement without knowing it. */
    private static final String URL = System.getProperty("coachboard.dev.database-url") + "&preferQueryMode=simple";

    static Plan explain(String statement, UUID practiceId) throws SQLException, JsonProcessingException {
        var sql = numbered(statement.replaceAll("(?i)fetch first \\? rows only", "fetch first 26 rows only"));
        try (var connection = DriverManager.getConnection(URL);
                var session = connection.createStatement()) {
            session.execute("set role coachboard_app");
            // For a handful of rows sorting may be cheaper; the question here is whether an index gives the order at
            // all.
            // What PostgreSQL really chose for a large practice, the blocks that it touched tell.
            session.execute("set enable_sort = off");
            session.execute("set enable_bitmapscan = off");
            session.execute("select set_config('app.practice', '" + practiceId + "', false)");
            try (var rows = session.executeQuery("explain (generic_plan, format json) " + sql)) {
                rows.next();
                return new Plan(
                        sql,
                        new ObjectMapper().readTree(rows.getString(1)).get(0).get("Plan"));
            }
        }
    }

    /** What PostgreSQL chooses when nobody stops it, as text for a person. */
    static String chosen(String statement, UUID practiceId) throws SQLException {
        try (var connection = DriverManager.getConnection(URL);
                var session = connection.createStatement()) {
            session.execute("set role coachboard_app");
            session.execute("select set_config('app.practice', '" + practiceId + "', false)");
            var text = new StringBuilder();
            try (var rows = session.executeQuery("explain (generic_plan) " + numbered(statement))) {
                while (rows.next()) text.append(rows.getString(1)).append('\n');
            }
            return text.toString();
        }
    }

    private static String numbered(String sql) {
        var number = new int[1];
        return PARAMETER.matcher(sql).replaceAll(mark -> "\\$" + ++number[0]);
    }

    /** What is not a walk along an index that stops with the page; empty for a good plan. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        walk(tree, faults);
        return faults;
    }

    private static void walk(JsonNode node, List<String> faults) {
        var type = node.path("Node Type").asText();
        var table = node.path("Relation Name").asText();
        if (type.equals("Seq Scan") && size(table) > SMALL_TABLE) faults.add("reads all of " + table);
        if (type.equals("Sort") || type.equals("Incremental Sort"))
            faults.add("sorts by " + node.path("Sort Key").toString());
        if (type.equals("Bitmap Heap Scan")) faults.add("collects rows of " + table + " out of order");
        node.path("Plans").forEach(child -> walk(child, faults));
    }

    private static long size(String table) {
        return TestDatabase.count("select relpages from pg_class where oid = ?::regclass", table);
    }
}
