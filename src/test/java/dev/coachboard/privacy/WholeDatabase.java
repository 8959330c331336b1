package dev.coachboard.privacy;

import dev.coachboard.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Every column of every table that could hold a word, found in the catalogue. */
final class WholeDatabase {

    private static final String COLUMNS = """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and table_name || '.' || column_name <> 'invoice_documents.body' and\s""";

    private WholeDatabase() {}

    /** Where any of the words is; the papers that were sent are not looked at. */
    static List<String> columnsWith(String... words) {
        return Stream.concat(
                        columns("(data_type in ('text', 'jsonb', 'character varying') or udt_name = 'citext')")
                                .filter(column -> anyOf(words, word -> inText(column, word))),
                        columns("data_type = 'bytea'").filter(column -> anyOf(words, word -> inBytes(column, word))))
                .toList();
    }

    private static Stream<String> columns(String which) {
        return TestDatabase.column(COLUMNS + which).stream().map(String.class::cast);
    }

    private static boolean anyOf(String[] words, java.util.function.Predicate<String> holds) {
        return Stream.of(words).anyMatch(holds);
    }

    private static boolean inText(String column, String word) {
        return count(column, "position(lower(?) in lower(" + column + "::text)) > 0", word);
    }

    private static boolean inBytes(String column, String word) {
        return count(column, "position(?::bytea in " + column + ") > 0", word.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean count(String column, String condition, Object word) {
        var table = column.substring(0, column.indexOf('.'));
        return TestDatabase.count("select count(*) from " + table + " where " + condition, word) > 0;
    }
}
