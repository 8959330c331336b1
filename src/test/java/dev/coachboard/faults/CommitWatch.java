package dev.coachboard.faults;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a PostgreSQL client sends and finds its COMMIT, in a simple query or in a prepared statement. TLS hides it.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
final class CommitWatch {

    /** A length of eight is an SSLRequest, GSSENCRequest, or shorter than any start-up message. */
    private static final int NO_START_UP = 8;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Map<String, String> prepared = new HashMap<>();
    /** What ran since the last COMMIT or ROLLBACK. */
    private final List<String> transaction = new ArrayList<>();

    private boolean started;
    /** Other protocols have messages of any length, which must not be collected for ever. */
    private boolean foreign;

    /**
     * @param statement a part of one that the transaction ran; empty for any transaction
     * @return whether such a transaction's COMMIT is complete with these bytes
     */
    boolean sees(byte[] bytes, int length, String statement) {
        if (foreign) return false;
        pending.write(bytes, 0, length);
        var messages = ByteBuffer.wrap(pending.toByteArray());
        var found = false;
        while (messages.remaining() >= 5 && isWhole(messages)) found |= next(messages, statement);
        pending.reset();
        if (!foreign) pending.write(messages.array(), messages.position(), messages.remaining());
        return found;
    }

    private boolean isWhole(ByteBuffer messages) {
        var length = messages.getInt(messages.position() + typeLength());
        foreign |= length < 4 || length > 10_000_000;
        return !foreign && messages.remaining() >= length + typeLength();
    }

    private int typeLength() {
        return started ? 1 : 0;
    }

    private boolean next(ByteBuffer messages, String statement) {
        var type = started ? (char) messages.get() : 0;
        var length = messages.getInt();
        var body = new byte[length - 4];
        messages.get(body);
        started |= length > NO_START_UP;
        return isCommit(run(type, new String(body, StandardCharsets.UTF_8).split("\0", -1)), statement);
    }

    /** @return the statement that this message runs; empty when it runs none */
    private String run(int type, String[] strings) {
        if (type == 'P') prepared.put(strings[0], strings[1]);
        if (type == 'Q') return strings[0];
        return type == 'B' ? prepared.getOrDefault(strings[1], "") : "";
    }

    private boolean isCommit(String sql, String statement) {
        var commits = sql.strip().equalsIgnoreCase("commit");
        if (!commits && !sql.strip().equalsIgnoreCase("rollback")) {
            if (!sql.isEmpty()) transaction.add(sql);
            return false;
        }
        var found = commits && (statement.isEmpty() || transaction.stream().anyMatch(ran -> ran.contains(statement)));
        transaction.clear();
        return found;
    }
}
