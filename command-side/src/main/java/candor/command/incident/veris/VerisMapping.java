package candor.command.incident.veris;

import candor.incident.Amount;
import candor.incident.Bounds;
import candor.incident.Claimant;
import candor.incident.Classification.Confirmation;
import candor.incident.Classification;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.IncidentCommand;
import candor.incident.Loss;
import candor.incident.ScopeCell.DataElement;
import candor.incident.ScopeCell.Encryption;
import candor.incident.ScopeCell;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSource;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a VERIS record says, in commands of the incident; nothing is guessed, and what VERIS leaves open stays open. */
final class VerisMapping {
    private final String incident;
    private final JsonNode json;
    private final @Nullable StatedTime known;
    private final List<String> warnings = new ArrayList<>();

    VerisMapping(String incident, JsonNode json) {
        this.incident = incident;
        this.json = json;
        this.known = instant(json.path("plus").path("created"));
    }

    /** What of the record could not be kept as stated; one sentence each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Nullable StatedTime known() {
        return known;
    }

    /** When the incident happened, as precisely as the record says. */
    Occurred occurred() {
        return dated("timeline.incident", json.path("timeline").path("incident"));
    }

    Optional<String> summary() {
        return Optional.ofNullable(VerisFields.text(json.path("summary")));
    }

    /** The statements of the record, in the order in which they are decided. */
    List<IncidentCommand> statements() {
        var statements = new ArrayList<IncidentCommand>();
        for (String reference : VerisFields.references(json.path("reference"))) {
            statements.add(new RecordSource(incident, FreeText.of(reference), null, recorded(null)));
        }
        statements.add(new ClassifyIncident(incident, classification(), null, recorded(null)));
        statements.addAll(new VerisDurations(incident, json, known).statements());
        scope().ifPresent(statements::add);
        disclosure().ifPresent(statements::add);
        impact().ifPresent(statements::add);
        return List.copyOf(statements);
    }

    private Attribution recorded(@Nullable Occurred occurred) {
        return new Attribution(occurred, known, null, Means.PUBLICATION);
    }

    private Occurred dated(String field, JsonNode node) {
        VerisDate date = VerisDate.of(node);
        if (date == null) {
            return Occurred.UNKNOWN;
        }
        if (date.warning() != null) {
            warnings.add(field + ": " + date.warning());
        }
        return Occurred.at(date.statedTime());
    }

    private Classification classification() {
        return new Classification(
                switch (json.path("security_incident").asText("")) {
                    case "Confirmed" -> Confirmation.CONFIRMED;
                    case "Suspected" -> Confirmation.SUSPECTED;
                    case "Near miss" -> Confirmation.NEAR_MISS;
                    case "False positive" -> Confirmation.FALSE_POSITIVE;
                    default -> Confirmation.UNKNOWN;
                },
                VerisFields.categories(json.path("actor")),
                VerisFields.categories(json.path("action")),
                assets(),
                VerisFields.categories(json.path("attribute")),
                VerisFields.texts(json.path("victim").path("country")),
                VerisFields.text(json.path("victim").path("industry")));
    }

    private List<String> assets() {
        var assets = new ArrayList<String>();
        json.path("asset").path("assets").forEach(asset -> assets.addAll(VerisFields.texts(asset.path("variety"))));
        return List.copyOf(assets);
    }

    private Optional<AssessScope> scope() {
        JsonNode lost = json.path("attribute").path("confidentiality");
        if (!lost.isObject()) {
            return Optional.empty();
        }
        String group = String.join(", ", VerisFields.texts(lost.path("data_victim")));
        var cells = new ArrayList<ScopeCell>();
        for (JsonNode data : lost.path("data")) {
            var element = new DataElement(data.path("variety").asText("Unknown"), false, Encryption.UNKNOWN);
            cells.add(new ScopeCell(onlyCountry(), group.isEmpty() ? null : group, List.of(element), Bounds.UNKNOWN, counted(data.path("amount")), null));
        }
        return Optional.of(new AssessScope(
                incident, Claimant.RECORD_OF_ORIGIN, List.copyOf(cells), Bounds.UNKNOWN, counted(lost.path("data_total")),
                VerisFields.text(lost.path("data_disclosure")), null, null, null, recorded(null)));
    }

    private @Nullable String onlyCountry() {
        List<String> countries = VerisFields.texts(json.path("victim").path("country"));
        return countries.size() == 1 && !countries.getFirst().equals("Unknown") ? countries.getFirst() : null;
    }

    private static Bounds counted(JsonNode node) {
        Long count = VerisFields.count(node);
        return count == null ? Bounds.UNKNOWN : Bounds.likely(count);
    }

    /** VERIS does not say who was notified, so this is neither a customer's nor a regulator's notice. */
    private Optional<RecordPublicDisclosure> disclosure() {
        Occurred notified = dated("plus.timeline.notification", json.path("plus").path("timeline").path("notification"));
        return notified.kind() == Occurred.Kind.UNKNOWN
                ? Optional.empty()
                : Optional.of(new RecordPublicDisclosure(
                        incident, FreeText.of("Public notification known to the record (plus.timeline.notification)"), null, recorded(notified)));
    }

    private Optional<EstimateImpact> impact() {
        JsonNode impact = json.path("impact");
        String currency = currency(impact.path("iso_currency_code"));
        var losses = new ArrayList<Loss>();
        for (JsonNode loss : impact.path("loss")) {
            losses.add(new Loss(loss.path("variety").asText("Unknown"), VerisFields.text(loss.path("rating")), amount(loss.path("amount"), currency)));
        }
        Amount total = amount(impact.path("overall_amount"), currency);
        String rating = VerisFields.text(impact.path("overall_rating"));
        boolean says = total != null || !losses.isEmpty() || (rating != null && !rating.equals("Unknown"));
        return says ? Optional.of(new EstimateImpact(incident, total, List.copyOf(losses), rating, null, recorded(null))) : Optional.empty();
    }

    private @Nullable String currency(JsonNode node) {
        String code = VerisFields.text(node);
        try {
            return code == null ? null : Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            warnings.add("the currency is no ISO 4217 code: the amount is kept without one");
            return null;
        }
    }

    private @Nullable Amount amount(JsonNode node, @Nullable String currency) {
        if (!node.isNumber()) {
            return null;
        }
        int digits = Amount.decimals(currency);
        try {
            BigDecimal minor = node.decimalValue().movePointRight(digits).setScale(0, RoundingMode.HALF_EVEN);
            return new Amount(minor.longValueExact(), currency);
        } catch (ArithmeticException e) {
            warnings.add("an amount is too large to be kept as a number: it stays in the source record");
            return null;
        }
    }

    private static @Nullable StatedTime instant(JsonNode node) {
        try {
            Instant instant = Instant.parse(node.asText(""));
            return StatedTime.parse(instant.toString().substring(0, 19), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
