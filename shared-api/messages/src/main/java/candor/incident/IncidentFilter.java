package candor.incident;

import org.jspecify.annotations.Nullable;

/**
 * Which incidents; every part that is absent lets all pass.
 *
 * @param reference beginning of the reference, in capitals: {@code INC-2026}
 * @param year of the reference
 */
public record IncidentFilter(
        @Nullable IncidentState state,
        @Nullable IncidentKind kind,
        @Nullable Severity severity,
        @Nullable String origin,
        @Nullable String reference,
        @Nullable Integer year) {
    public static final IncidentFilter ALL = new IncidentFilter(null, null, null, null, null, null);
}
