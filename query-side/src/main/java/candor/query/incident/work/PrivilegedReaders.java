package candor.query.incident.work;

import candor.access.NamedAccount;
import candor.incident.IncidentWork;
import candor.incident.IncidentWork.PrivilegedReader;
import candor.incident.PrivilegeEvent.PrivilegedSightEnded;
import candor.incident.PrivilegeEvent.PrivilegedSightGranted;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Accounts;
import candor.query.incident.Lists;
import java.time.LocalDate;
import java.util.List;

/** Whom counsel lets read what is privileged; a later grant takes the place of the one before. Whether it still holds is told when somebody asks. */
public record PrivilegedReaders(List<PrivilegedReader> all) {
    public static final PrivilegedReaders NONE = new PrivilegedReaders(List.of());

    public PrivilegedReaders after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case PrivilegedSightGranted e -> new PrivilegedReaders(Lists.with(ended(Accounts.of(e.person()), envelope.ordinal()).all(), new PrivilegedReader(
                    envelope.ordinal(), Accounts.of(e.person()), e.reason(), e.validUntil(), null, false)));
            case PrivilegedSightEnded e -> ended(Accounts.of(e.person()), envelope.ordinal());
            default -> this;
        };
    }

    /** What a person sees of the work on a day, in UTC: with who may read on it. */
    public static IncidentWork on(LocalDate today, IncidentWork w) {
        List<PrivilegedReader> readers = Lists.mapping(w.readers(), r -> new PrivilegedReader(
                r.ordinal(), r.person(), r.reason(), r.validUntil(), r.endedBy(), r.endedBy() == null && !today.isAfter(LocalDate.parse(r.validUntil()))));
        return new IncidentWork(w.reports(), w.roles(), w.actions(), w.costs(), w.alerts(), w.privileges(), readers, w.links());
    }

    private PrivilegedReaders ended(NamedAccount person, long by) {
        return new PrivilegedReaders(Lists.mapping(all, reader -> reader.endedBy() != null || !reader.person().account().equals(person.account()) ? reader
                : new PrivilegedReader(reader.ordinal(), reader.person(), reader.reason(), reader.validUntil(), by, false)));
    }
}
