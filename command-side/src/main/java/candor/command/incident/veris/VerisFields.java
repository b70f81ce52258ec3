package candor.command.incident.veris;

import candor.testimony.StatedDuration;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How VERIS writes lists, durations, categories and references. */
final class VerisFields {
    private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://\\S+|www\\.\\S+");

    private VerisFields() {}

    /** The texts of a list; a single text counts as a list of one. */
    static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(item -> texts.addAll(texts(item)));
        } else if (node.isTextual() && !node.textValue().isBlank()) {
            texts.add(node.textValue().strip());
        }
        return List.copyOf(texts);
    }

    static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue().strip() : null;
    }

    /** Categories with their varieties: {@code hacking.SQLi}; a category without varieties stands alone. */
    static List<String> categories(JsonNode node) {
        var categories = new ArrayList<String>();
        node.properties().forEach(category -> {
            List<String> varieties = texts(category.getValue().path("variety"));
            if (varieties.isEmpty()) {
                categories.add(category.getKey());
            } else {
                varieties.forEach(variety -> categories.add(category.getKey() + "." + variety));
            }
        });
        return List.copyOf(categories);
    }

    /** A duration; a unit without a value stays a unit. */
    static @Nullable StatedDuration duration(JsonNode node) {
        StatedDuration.Unit unit = unit(node.path("unit").asText(""));
        if (unit == null) {
            return null;
        }
        boolean counted = unit.compareTo(StatedDuration.Unit.YEARS) <= 0 && node.path("value").isNumber();
        BigDecimal amount = counted ? node.path("value").decimalValue() : null;
        boolean usable = amount != null && amount.signum() >= 0;
        return new StatedDuration(unit, usable ? plain(amount) : null);
    }

    private static String plain(@Nullable BigDecimal amount) {
        BigDecimal bare = java.util.Objects.requireNonNull(amount).stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString();
    }

    private static StatedDuration.@Nullable Unit unit(String veris) {
        return switch (veris) {
            case "Seconds" -> StatedDuration.Unit.SECONDS;
            case "Minutes" -> StatedDuration.Unit.MINUTES;
            case "Hours" -> StatedDuration.Unit.HOURS;
            case "Days" -> StatedDuration.Unit.DAYS;
            case "Weeks" -> StatedDuration.Unit.WEEKS;
            case "Months" -> StatedDuration.Unit.MONTHS;
            case "Years" -> StatedDuration.Unit.YEARS;
            case "Never" -> StatedDuration.Unit.NEVER;
            case "NA" -> StatedDuration.Unit.NOT_APPLICABLE;
            case "" -> null;
            default -> StatedDuration.Unit.UNKNOWN;
        };
    }

    /** The references of one string: each address by itself, and the words between addresses as one text. */
    static List<String> references(JsonNode node) {
        var references = new ArrayList<String>();
        for (String part : node.asText("").split(";", -1)) {
            var words = new ArrayList<String>();
            for (String token : part.strip().split("\\s+", -1)) {
                if (URL.matcher(token).matches()) {
                    addWords(words, references);
                    references.add(token);
                } else if (!token.isEmpty()) {
                    words.add(token);
                }
            }
            addWords(words, references);
        }
        return List.copyOf(references);
    }

    private static void addWords(List<String> words, List<String> references) {
        if (!words.isEmpty()) {
            references.add(String.join(" ", words));
            words.clear();
        }
    }

    /** A count; nothing where it is absent, negative or no whole number. */
    static @Nullable Long count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0 ? node.longValue() : null;
    }
}
