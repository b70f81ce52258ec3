package candor.query.signal;

import candor.access.NamedAccount;
import candor.platform.command.Actor;
import candor.query.ReadingRights;
import candor.sealing.FreeText;
import candor.signal.SignalRow;
import org.jspecify.annotations.Nullable;

/** Whether a reader may know who reported in confidence. */
public record Secrecy(Actor reader) {

    public boolean hides(SignalRow row) {
        return row.confidential() && !ReadingRights.CONFIDENTIAL_REPORTERS.permit(reader) && !isOf(reader, row);
    }

    public FreeText source(SignalRow row) {
        return hides(row) ? new FreeText.Withheld("reported in confidence") : row.source();
    }

    static boolean isOf(Actor reader, SignalRow row) {
        @Nullable NamedAccount raisedBy = row.testimony().actor();
        return raisedBy != null && raisedBy.account().equals(reader.account());
    }
}
