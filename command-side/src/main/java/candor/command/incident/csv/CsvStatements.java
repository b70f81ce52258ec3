package candor.command.incident.csv;

import candor.incident.Amount;
import candor.incident.Bounds;
import candor.incident.CauseKind;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.Claimant;
import candor.incident.Classification.Confirmation;
import candor.incident.Classification;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.Containment;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.IncidentCommand;
import candor.incident.NoteCommand.AddNote;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ReviewCommand.DetermineRootCause;
import candor.incident.ScopeCell.DataElement;
import candor.incident.ScopeCell.Encryption;
import candor.incident.ScopeCell;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.Severity;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSource;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a row says, in commands of the incident; a field that nobody mapped says nothing. */
final class CsvStatements {
    private static final Map<String, String> DISCLOSURE = Map.of("YES", "Yes", "NO", "No", "POTENTIALLY", "Potentially", "UNKNOWN", "Unknown");

    private final String incident;
    private final CsvRow row;
    private final @Nullable StatedTime known;
    private final List<IncidentCommand> statements = new ArrayList<>();

    private CsvStatements(String incident, CsvRow row, @Nullable StatedTime known) {
        this.incident = incident;
        this.row = row;
        this.known = known;
    }

    /**
     * The statements of the row, in the order in which they are decided.
     *
     * @param known when the other system wrote it down; absent where it does not say
     */
    static List<IncidentCommand> of(String incident, CsvRow row, @Nullable StatedTime known) throws Unreadable {
        return new CsvStatements(incident, row, known).all();
    }

    /** When it happened; a date without an end is that date. */
    static Occurred occurred(CsvRow row) throws Unreadable {
        StatedTime begin = row.date(CsvField.OCCURRED);
        StatedTime end = row.date(CsvField.OCCURRED_UNTIL);
        if (begin != null && end != null && end.isCertainlyBefore(begin)) {
            throw Unreadable.cell(row.name(CsvField.OCCURRED_UNTIL), "it ends before it begins");
        }
        return begin == null ? end == null ? Occurred.UNKNOWN : new Occurred(Occurred.Kind.NOT_AFTER, null, end) : end == null ? Occurred.at(begin) : Occurred.between(begin, end);
    }

    private List<IncidentCommand> all() throws Unreadable {
        row.texts(CsvField.SOURCE).forEach(source -> statements.add(new RecordSource(incident, FreeText.of(source), null, recorded(null))));
        classification();
        detection();
        containment();
        scope();
        disclosure();
        impact();
        severity();
        rootCause();
        row.texts(CsvField.NOTES).forEach(note -> statements.add(new AddNote(incident, FreeText.of(note), recorded(null))));
        return List.copyOf(statements);
    }

    private Attribution recorded(@Nullable Occurred occurred) {
        return new Attribution(occurred, known, null, Means.SYSTEM);
    }

    private Attribution at(@Nullable StatedTime time) {
        return recorded(time == null ? Occurred.UNKNOWN : Occurred.at(time));
    }

    private void classification() throws Unreadable {
        Confirmation confirmation = row.word(CsvField.CONFIRMATION, words(Confirmation.class), Confirmation.CONFIRMED, Confirmation.FALSE_POSITIVE);
        var classification = new Classification(
                confirmation == null ? Confirmation.UNKNOWN : confirmation, row.list(CsvField.ACTORS), row.list(CsvField.ACTIONS), row.list(CsvField.ASSETS), row.list(CsvField.ATTRIBUTES),
                row.list(CsvField.COUNTRIES), row.meant(CsvField.INDUSTRY).orElse(null));
        if (!classification.equals(new Classification(Confirmation.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of(), null))) {
            statements.add(new ClassifyIncident(incident, classification, null, recorded(null)));
        }
    }

    private void detection() throws Unreadable {
        StatedTime detected = row.date(CsvField.DETECTED);
        List<String> method = row.list(CsvField.DETECTION_METHOD);
        if (detected != null || !method.isEmpty()) {
            statements.add(new EstablishDetection(incident, method, null, null, null, at(detected)));
        }
    }

    private void containment() throws Unreadable {
        StatedTime contained = row.date(CsvField.CONTAINED);
        Containment outcome = row.word(CsvField.CONTAINMENT, words(Containment.class), Containment.CONTAINED, Containment.UNKNOWN);
        if (contained != null || outcome != null) {
            statements.add(new RecordContainment(incident, outcome == null ? Containment.CONTAINED : outcome, null, null, at(contained)));
        }
    }

    private void scope() throws Unreadable {
        Bounds persons = bounds(row.count(CsvField.PERSONS_MIN), row.count(CsvField.PERSONS), row.count(CsvField.PERSONS_MAX));
        Bounds records = bounds(null, row.count(CsvField.RECORDS), null);
        boolean special = row.isTrue(CsvField.SPECIAL_CATEGORY);
        List<DataElement> elements = row.list(CsvField.DATA).stream().map(kind -> new DataElement(kind, special, Encryption.UNKNOWN)).toList();
        String disclosure = row.word(CsvField.DISCLOSURE, DISCLOSURE, "Yes", "No");
        if (!persons.equals(Bounds.UNKNOWN) || !records.equals(Bounds.UNKNOWN) || !elements.isEmpty() || disclosure != null) {
            List<ScopeCell> cells = elements.isEmpty() ? List.of() : List.of(new ScopeCell(null, null, elements, Bounds.UNKNOWN, Bounds.UNKNOWN, null));
            statements.add(new AssessScope(incident, Claimant.RECORD_OF_ORIGIN, cells, persons, records, disclosure, null, null, null, recorded(null)));
        }
    }

    private Bounds bounds(@Nullable Long min, @Nullable Long likely, @Nullable Long max) throws Unreadable {
        try {
            return new Bounds(min, likely, max);
        } catch (IllegalArgumentException e) {
            throw Unreadable.cell(row.name(CsvField.PERSONS), String.valueOf(e.getMessage()));
        }
    }

    private void disclosure() throws Unreadable {
        StatedTime since = row.date(CsvField.PUBLIC_SINCE);
        if (since != null) {
            statements.add(new RecordPublicDisclosure(incident, FreeText.of("Public by the record (" + row.name(CsvField.PUBLIC_SINCE) + ")"), null, at(since)));
        }
    }

    private void impact() throws Unreadable {
        BigDecimal cost = row.number(CsvField.COST);
        if (cost == null) {
            return;
        }
        String currency = row.meant(CsvField.CURRENCY).map(code -> code.toUpperCase(Locale.ROOT)).orElse(null);
        try {
            String known = currency == null ? null : Currency.getInstance(currency).getCurrencyCode();
            long minor = cost.movePointRight(Amount.decimals(known)).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
            statements.add(new EstimateImpact(incident, new Amount(minor, known), List.of(), null, null, recorded(null)));
        } catch (IllegalArgumentException e) {
            throw Unreadable.cell(row.name(CsvField.CURRENCY), "there is no currency of this code in ISO 4217");
        } catch (ArithmeticException e) {
            throw Unreadable.cell(row.name(CsvField.COST), "this amount is too large");
        }
    }

    private void severity() throws Unreadable {
        Severity severity = row.word(CsvField.SEVERITY, words(Severity.class), null, null);
        if (severity != null) {
            statements.add(new ScoreSeverity(incident, severity, FreeText.of("As recorded there (" + row.name(CsvField.SEVERITY) + ": " + row.text(CsvField.SEVERITY).orElse("") + ")"), recorded(null)));
        }
    }

    private void rootCause() throws Unreadable {
        List<CauseKind> kinds = new ArrayList<>();
        for (String kind : row.list(CsvField.CAUSE_KINDS)) {
            CauseKind found = words(CauseKind.class).get(kind.toUpperCase(Locale.ROOT));
            if (found == null) {
                throw Unreadable.cell(row.name(CsvField.CAUSE_KINDS), Unreadable.said(kind) + " is none of " + String.join(", ", words(CauseKind.class).keySet()));
            }
            kinds.add(found);
        }
        var cause = row.text(CsvField.ROOT_CAUSE);
        if (cause.isPresent()) {
            statements.add(new DetermineRootCause(incident, FreeText.of(cause.get()), kinds, FreeText.of("As recorded there (" + row.name(CsvField.ROOT_CAUSE) + ")"), null, recorded(null)));
        }
    }

    private static <E extends Enum<E>> Map<String, E> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, word -> word, (one, _) -> one, TreeMap::new));
    }
}
