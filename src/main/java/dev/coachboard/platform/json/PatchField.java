package dev.coachboard.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.io.IOException;

/** Tells {@code null} from absence, which Jackson's own setting for nulls takes for the same. */
abstract class PatchField extends JsonDeserializer<Object> implements ContextualDeserializer {

    private BeanProperty property;
    private JsonDeserializer<Object> reader;

    /** Reads {@link NotRemovable}. */
    static final class Kept extends PatchField {

        @Override
        PatchField copy() {
            return new Kept();
        }

        @Override
        Object ofNull(DeserializationContext context, BeanProperty property) throws JsonMappingException {
            throw InvalidNullException.from(context, property.getFullName(), property.getType());
        }
    }

    /** Reads {@link Removable}. */
    static final class Emptied extends PatchField {

        @Override
        PatchField copy() {
            return new Emptied();
        }

        @Override
        Object ofNull(DeserializationContext context, BeanProperty property) {
            return "";
        }
    }

    abstract PatchField copy();

    abstract Object ofNull(DeserializationContext context, BeanProperty property) throws JsonMappingException;

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field)
            throws JsonMappingException {
        var contextual = copy();
        contextual.property = field;
        contextual.reader = context.findContextualValueDeserializer(field.getType(), field);
        return contextual;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return reader.deserialize(parser, context);
    }

    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
        return ofNull(context, property);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
