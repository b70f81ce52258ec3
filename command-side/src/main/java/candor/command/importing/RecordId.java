package candor.command.importing;

import candor.UuidV7;
import candor.testimony.StatedTime;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Identifier of what a record becomes: the same in every attempt, so that a repetition is the same command. */
public final class RecordId {
    private RecordId() {}

    /**
     * A UUID of version 7.
     *
     * @param originKey hex HMAC of the record's origin and key
     * @param known when the other system wrote it down; absent where it does not say
     */
    public static String of(String originKey, @Nullable StatedTime known) {
        return UuidV7.of(known == null ? Instant.EPOCH : known.from(), HexFormat.of().parseHex(originKey)).toString();
    }
}
