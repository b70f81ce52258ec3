package candor.command.incident.veris;

import candor.command.importing.SourceRecord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A record that can be read as VERIS.
 *
 * @param key the file name recorded with it, else the name of its file, else the digest of its bytes; {@code incident_id} is not unique
 * @param text the record, as it stands in the source
 * @param digest hex SHA-256 of its bytes
 */
record VerisRecord(String key, String text, String digest, JsonNode json) {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    static {
        READER.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(64).build());
    }

    /** A record that cannot be imported, and why, in one sentence. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String key;

        Unusable(String key, String reason) {
            super(reason, null, false, false);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    static VerisRecord read(SourceRecord source) throws Unusable {
        String name = source.name() == null ? "?" : source.name();
        JsonNode json = parse(name, source.bytes());
        String digest = sha256(source.bytes());
        String own = VerisFields.text(json.path("_vcdb_file"));
        String key = own != null ? own : source.name() != null ? source.name() : digest;
        requireVeris(key, json);
        return new VerisRecord(key, utf8(key, source.bytes()), digest, json);
    }

    private static JsonNode parse(String name, byte[] bytes) throws Unusable {
        try {
            JsonNode json = READER.readTree(utf8(name, bytes));
            if (!json.isObject()) {
                throw new Unusable(name, "this is no JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Unusable(name, "this is not JSON" + (at == null ? "" : " (column " + at.getColumnNr() + ")"));
        }
    }

    private static String utf8(String name, byte[] bytes) throws Unusable {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Unusable(name, "this is not UTF-8 text");
        }
    }

    private static void requireVeris(String key, JsonNode json) throws Unusable {
        @Nullable String version = VerisFields.text(json.path("schema_version"));
        if (version == null) {
            throw new Unusable(key, "the record states no schema_version, so it is not VERIS");
        }
        if (!version.matches("1\\.[34](\\.\\d+)*")) {
            throw new Unusable(key, "only VERIS 1.3 and 1.4 can be read, and this is another version");
        }
        if (VerisDate.of(json.path("timeline").path("incident")) == null) {
            throw new Unusable(key, "timeline.incident has no year, which VERIS requires");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
