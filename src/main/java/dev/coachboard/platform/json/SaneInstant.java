package dev.coachboard.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** An instant with an offset, between 1970 and 2199, to the microsecond that PostgreSQL keeps. */
public class SaneInstant extends StdDeserializer<Instant> {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2199-12-31T23:59:59.999999Z");

    SaneInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING)
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        try {
            return parse(parser.getText());
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, "", "not a sane instant");
        }
    }

    /** @throws DateTimeException if it is not one */
    public static Instant parse(String text) {
        var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) throw new DateTimeException("out of range");
        return instant;
    }
}
