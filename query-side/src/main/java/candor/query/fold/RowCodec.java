package candor.query.fold;

import candor.ledger.mongodb.codec.StoredJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Rows as JSON, in the form in which events are stored, but without what is absent: a sealed component keeps whether it is known, withheld or erased. */
final class RowCodec {
    private static final ObjectMapper JSON = StoredJson.mapper()
            .copy()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private RowCodec() {}

    static String write(Object state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** The parser's own message would quote the row. */
    static <S> S read(String json, Class<S> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of " + type.getSimpleName() + " cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
