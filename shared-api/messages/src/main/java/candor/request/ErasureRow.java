package candor.request;

import candor.access.NamedAccount;
import candor.sealing.FreeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to erase.
 *
 * @param subject reference of the person; absent where one field is asked for
 * @param field what is asked for; absent where it is a person
 * @param ground code of the refusal
 * @param hold that forbids it, as incident and number
 * @param digests number of sealed values that are gone
 * @param streams number of streams that lost some
 * @param requested when the ledger recorded it (UTC)
 * @param effective since when it is gone from the live system (UTC)
 */
public record ErasureRow(
        String request,
        ErasureState state,
        @Nullable String subject,
        @Nullable ErasedField field,
        FreeText reason,
        @Nullable String ground,
        @Nullable String hold,
        long digests,
        long streams,
        @Nullable NamedAccount requestedBy,
        @Nullable NamedAccount confirmedBy,
        Instant requested,
        @Nullable Instant effective) {

    /**
     * One field of one entry.
     *
     * @param incident whose entry it is, where it is one's
     * @param position in the ledger, from 0
     */
    public record ErasedField(@Nullable String incident, String stream, long position, long ordinal, String component, ContentCategory category) {}
}
