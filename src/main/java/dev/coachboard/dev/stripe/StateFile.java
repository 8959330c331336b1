package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** Keeps the account over live reloads and restarts of dev mode, beside the database that knows its ids. */
final class StateFile {

    private final Path file;
    private long writtenChanges;

    StateFile(Path file) {
        this.file = file;
    }

    void write(Account account, Deliveries deliveries) {
        var changes = account.changes() + deliveries.changes();
        if (changes == writtenChanges) return;
        var json = Json.write(state(account, deliveries));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), json);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            writtenChanges = changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode state(Account account, Deliveries deliveries) {
        var state = Json.object();
        var objects = state.putArray("objects");
        account.types().forEach(type -> account.all(type).forEach(objects::add));
        var notes = state.putArray("notes");
        account.notes().forEach(notes::add);
        var events = state.putArray("events");
        account.log().all().forEach(events::add);
        var waiting = state.putArray("waiting");
        for (var delivery : deliveries.waiting())
            waiting.addObject()
                    .put("event", Json.text(delivery.event(), "/id"))
                    .put("attempts", delivery.attempts())
                    .put("at", delivery.at().toString());
        return state;
    }

    void read(Account account, Deliveries deliveries) {
        if (!Files.exists(file)) return;
        try {
            restore(Json.parse(Files.readString(file)), account, deliveries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes come first, since what is due next depends on them. */
    private static void restore(ObjectNode state, Account account, Deliveries deliveries) {
        for (var note : state.get("notes")) {
            var words = note.asText().split(" ");
            account.note(words[0], words[1], true);
        }
        state.get("objects").forEach(object -> account.keep((ObjectNode) object));
        state.get("events").forEach(event -> account.log().restore((ObjectNode) event));
        for (var delivery : state.get("waiting")) restore(delivery, account, deliveries);
    }

    private static void restore(JsonNode delivery, Account account, Deliveries deliveries) {
        var id = Json.text(delivery, "/event");
        for (var event :
                account.log().newestFirst(each -> Json.text(each, "/id").equals(id)))
            deliveries.add(new Deliveries.Pending(
                    event, delivery.get("attempts").asInt(), Instant.parse(Json.text(delivery, "/at"))));
    }
}
