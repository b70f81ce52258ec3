package candor.command.sweep;

import candor.ledger.mongodb.codec.StoredJson;
import com.fasterxml.jackson.core.JsonProcessingException;

/** What a kind of thing keeps in its rows, as JSON. */
public final class DueJson {
    private DueJson() {}

    public static <T> T read(String row, Class<T> type) {
        try {
            return StoredJson.mapper().readValue(row, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of what is due cannot be read: " + e.getClass().getSimpleName());
        }
    }

    public static String write(Object row) {
        try {
            return StoredJson.mapper().writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of what is due cannot be written: " + e.getClass().getSimpleName());
        }
    }
}
