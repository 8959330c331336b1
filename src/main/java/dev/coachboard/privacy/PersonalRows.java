package dev.coachboard.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What the features keep about a person, all of it as it was at one moment. Read past Hibernate's session, because the
 * moment has to be chosen before a transaction's first statement.
 */
class PersonalRows implements AutoCloseable {

    private static final int AT_ONCE = 100; // because the longest row, a note, has 20,000 characters
    private static final int LONGEST_SECONDS = 60; // because an old snapshot keeps the database from tidying up
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    private static final String ASKED = """
            with asked (client_id, user_id, account_id, by_client) as (
                values (cast(? as uuid), cast(? as uuid), cast(? as uuid), cast(? as boolean)))
            select cast(to_jsonb(found) as text) from (
            %s) found
            """;

    /** Bounds are for what people send; here we read what we wrote. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final DataSubject who;
    private final boolean byClient;

    /** @param byClient whether they asked themself */
    PersonalRows(DataSource database, DataSubject who, boolean byClient) throws SQLException {
        this.who = who;
        this.byClient = byClient;
        connection = database.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /** @return how many there were */
    int write(PersonalArea area, OutputStream target) throws IOException, SQLException {
        try (var query = connection.prepareStatement(ASKED.formatted(area.sql()));
                var writer = JSON.createGenerator(target)) {
            writer.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writer.useDefaultPrettyPrinter();
            bind(query);
            writer.writeStartArray();
            var rows = query.executeQuery();
            var count = 0;
            for (; rows.next(); count++) writer.writeTree(camelCased(JSON.readTree(rows.getString(1))));
            writer.writeEndArray();
            return count;
        }
    }

    private void bind(PreparedStatement query) throws SQLException {
        query.setFetchSize(AT_ONCE);
        query.setQueryTimeout(LONGEST_SECONDS);
        query.setObject(1, who.clientId());
        query.setObject(2, who.userId());
        query.setObject(3, who.hasAccountHereAlone() ? who.userId() : null);
        query.setBoolean(4, byClient);
    }

    /** As the API writes names. */
    private static JsonNode camelCased(JsonNode node) {
        if (node instanceof ArrayNode list) {
            var renamed = list.arrayNode();
            list.forEach(item -> renamed.add(camelCased(item)));
            return renamed;
        }
        if (!(node instanceof ObjectNode object)) return node;
        var renamed = object.objectNode();
        object.fields()
                .forEachRemaining(field -> renamed.set(
                        UNDERSCORE
                                .matcher(field.getKey())
                                .replaceAll(letter -> letter.group(1).toUpperCase(java.util.Locale.ROOT)),
                        camelCased(field.getValue())));
        return renamed;
    }

    /** Gives the connection back as it was. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }
}
