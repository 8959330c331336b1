package dev.coachboard.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** A value that is written as text and as nothing else; the library's own reader would take arrays and numbers too. */
class TextValue<T> extends StdDeserializer<T> {

    private final transient Function<String, T> parser;

    /** @param parser throws an {@link IllegalArgumentException} or {@link DateTimeException} for text that is no such value */
    TextValue(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING)
            return (T) context.handleUnexpectedToken(handledType(), parser);
        try {
            return this.parser.apply(parser.getText());
        } catch (IllegalArgumentException | DateTimeException e) {
            return (T) context.handleWeirdStringValue(handledType(), "", "not a value that makes sense");
        }
    }
}
