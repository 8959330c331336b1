package dev.coachboard.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import dev.coachboard.platform.json.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Writes payloads as JSON, so that they can be read by eye and by the next version. */
@ApplicationScoped
class PayloadJson implements Serializer {

    private final ObjectMapper json;

    PayloadJson(StoredJson json) {
        this.json = json.mapper();
    }

    @Override
    public byte[] serialize(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        try {
            return json.readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Payload read(byte[] bytes) {
        return deserialize(Payload.class, bytes);
    }

    Payload of(UUID practiceId, Object data) {
        return new Payload(practiceId, json.valueToTree(data), null);
    }

    <T> T data(Payload payload, Class<T> type) throws JsonProcessingException {
        return json.treeToValue(payload.data(), type);
    }
}
