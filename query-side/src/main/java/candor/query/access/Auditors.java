package candor.query.access;

import candor.access.AuditorRow;
import candor.query.fold.ReadModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Outside auditors' access to the log, as the ledger has it. */
public final class Auditors {
    private static final int MOST = 1_000;
    private final ReadModel<AuditorFold> auditors;

    Auditors(ReadModel<AuditorFold> auditors) {
        this.auditors = auditors;
    }

    /** All, newest first. */
    public List<AuditorRow> all() {
        return auditors.find(Filters.empty(), Sorts.descending("at"), 0, MOST).stream().map(row -> row.state().row()).toList();
    }

    /**
     * An access that is valid on a day.
     *
     * @param tokenHash hex SHA-256 of its token
     */
    public record Valid(AuditorRow row, String tokenHash) {}

    /** The access, unless it was never granted, was revoked or has ended before the day. */
    public Optional<Valid> validOn(LocalDate day, String grant) {
        return auditors.find(grant)
                .map(row -> new Valid(row.state().row(), row.state().tokenHash()))
                .filter(access -> access.row().revoked() == null && !day.isAfter(LocalDate.parse(access.row().validUntil())));
    }
}
