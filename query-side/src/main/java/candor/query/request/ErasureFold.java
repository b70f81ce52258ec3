package candor.query.request;

import candor.access.NamedAccount;
import candor.query.fold.EventEnvelope;
import candor.request.ErasureRow;
import candor.request.ErasureRow.ErasedField;
import candor.request.ErasureState;
import candor.request.RequestEvent.ContentErased;
import candor.request.RequestEvent.ContentErasureConfirmed;
import candor.request.RequestEvent.ContentErasureRequested;
import candor.request.RequestEvent.ErasureRefused;
import candor.request.RequestEvent.ErasureRequested;
import candor.request.RequestEvent.ErasureStarted;
import candor.request.RequestEvent.PersonalDataErased;
import candor.sealing.FreeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request to erase; who asked is filled in when somebody looks. */
record ErasureFold(ErasureRow row, long askedAt) {

    static @Nullable ErasureFold after(@Nullable ErasureFold before, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ErasureRequested e -> new ErasureFold(asked(e.request(), e.subject(), null, e.reason(), envelope), envelope.position());
            case ContentErasureRequested e -> new ErasureFold(asked(e.request(), null, field(e), e.reason(), envelope), envelope.position());
            default -> before == null ? null : new ErasureFold(next(before.row, envelope), before.askedAt);
        };
    }

    private static ErasedField field(ContentErasureRequested e) {
        return new ErasedField(e.incident(), e.stream(), e.position(), e.ordinal(), e.component(), e.category());
    }

    private static ErasureRow asked(String request, @Nullable String subject, @Nullable ErasedField field, FreeText reason, EventEnvelope envelope) {
        return new ErasureRow(
                request, ErasureState.REQUESTED, subject, field, reason, null, null, 0, 0, envelope.actor(), null, envelope.recorded(), null);
    }

    private static ErasureRow next(ErasureRow row, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ErasureRefused e -> new ErasureRow(
                    row.request(), ErasureState.REFUSED, row.subject(), row.field(), row.reason(), e.ground(), e.hold(), 0, 0,
                    row.requestedBy(), envelope.actor(), row.requested(), null);
            case ErasureStarted e -> with(row, ErasureState.UNDER_WAY, row.digests(), row.streams(), row.confirmedBy(), null);
            case ContentErasureConfirmed e -> with(row, ErasureState.UNDER_WAY, row.digests(), row.streams(), envelope.actor(), null);
            case PersonalDataErased e -> listed(row, e, envelope.recorded());
            case ContentErased e -> with(row, ErasureState.ERASED, e.digests().size(), 1, row.confirmedBy(), envelope.recorded());
            default -> row;
        };
    }

    /** The list in the request's own stream is the last. */
    private static ErasureRow listed(ErasureRow row, PersonalDataErased e, Instant recorded) {
        boolean last = e.request().equals(e.otherRequest());
        long streams = row.streams() + (e.part() == 1 && !e.digests().isEmpty() ? 1 : 0);
        return with(row, last ? ErasureState.ERASED : row.state(), row.digests() + e.digests().size(), streams, row.confirmedBy(), last ? recorded : row.effective());
    }

    private static ErasureRow with(
            ErasureRow row, ErasureState state, long digests, long streams, @Nullable NamedAccount confirmedBy, @Nullable Instant effective) {
        return new ErasureRow(
                row.request(), state, row.subject(), row.field(), row.reason(), null, null, digests, streams, row.requestedBy(), confirmedBy,
                row.requested(), effective);
    }
}
