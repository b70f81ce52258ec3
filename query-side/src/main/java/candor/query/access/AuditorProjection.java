package candor.query.access;

import candor.access.AuditorEvent;
import candor.access.AuditorEvent.AuditorAccessGranted;
import candor.access.AuditorEvent.AuditorAccessRevoked;
import candor.access.AuditorEvent.AuditorAccessUsed;
import candor.access.AuditorRow;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Outside auditors' access to the log: one row each. */
final class AuditorProjection implements Projection<AuditorFold> {

    @Override
    public String name() {
        return "auditors";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(AuditorEvent.class);
    }

    @Override
    public Class<AuditorFold> state() {
        return AuditorFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof AuditorEvent event ? List.of(event.grant()) : List.of();
    }

    @Override
    public @Nullable AuditorFold fold(String key, @Nullable AuditorFold before, EventEnvelope envelope) {
        if (envelope.event() instanceof AuditorAccessGranted e) {
            AuditorRow row = new AuditorRow(e.grant(), e.auditor(), envelope.recorded(), e.validUntil(), null, null, 0);
            return new AuditorFold(row, e.tokenHash(), envelope.position());
        }
        return before == null ? null : new AuditorFold(next(before.row(), envelope), before.tokenHash(), before.grantedAt());
    }

    private static AuditorRow next(AuditorRow row, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case AuditorAccessRevoked _ -> new AuditorRow(
                    row.grant(), row.auditor(), row.granted(), row.validUntil(), envelope.recorded(), row.lastUsedOn(), row.daysUsed());
            case AuditorAccessUsed e -> new AuditorRow(
                    row.grant(), row.auditor(), row.granted(), row.validUntil(), row.revoked(), e.day(), row.daysUsed() + (e.day().equals(row.lastUsedOn()) ? 0 : 1));
            default -> row;
        };
    }

    @Override
    public Map<String, Object> indexed(AuditorFold state) {
        return Map.of("at", state.grantedAt());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("at"));
    }
}
