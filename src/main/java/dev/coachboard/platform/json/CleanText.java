package dev.coachboard.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** A string that PostgreSQL can store and every reader can show: no NUL, no half of a surrogate pair. */
class CleanText extends StdDeserializer<String> {

    CleanText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING)
            return (String) context.handleUnexpectedToken(String.class, parser);
        var text = parser.getText();
        if (!isClean(text)) return (String) context.handleWeirdStringValue(String.class, "", "not clean text");
        return text;
    }

    static boolean isClean(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
