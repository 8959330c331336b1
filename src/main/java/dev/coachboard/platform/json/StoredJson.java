package dev.coachboard.platform.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.deser.std.UUIDDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalTimeDeserializer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * Reads and writes our own rows: columns, job payloads, waiting mails. They are written as the API writes, and read without
 * its rules for foreign input, since a row that was stored must stay readable, by the version before and after this one.
 */
@ApplicationScoped
public class StoredJson {

    private final ObjectMapper mapper;

    StoredJson(ObjectMapper strict) {
        mapper = strict.copy();
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.defaults());
        mapper.registerModule(new SimpleModule()
                .addDeserializer(String.class, StringDeserializer.instance)
                .addDeserializer(UUID.class, new UUIDDeserializer())
                .addDeserializer(Instant.class, InstantDeserializer.INSTANT)
                .addDeserializer(LocalDate.class, LocalDateDeserializer.INSTANCE)
                .addDeserializer(LocalTime.class, LocalTimeDeserializer.INSTANCE));
    }

    public ObjectMapper mapper() {
        return mapper;
    }
}
