package candor.query.console.form;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.query.console.form.Shape.Naming;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns what was typed into the JSON body that the API takes for the same command; what it means is checked there, once for both. */
final class FormReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([ ,.'\u00a0\u2009\u202f][0-9]{3})+");
    private static final Pattern SEPARATED = Pattern.compile("[\\s,;]+");
    private static final Pattern LINES = Pattern.compile("\\R");

    private final Labels labels;
    private final FormValues values;
    private final TimeReader times;

    FormReader(Labels labels, FormValues values) {
        this.labels = labels;
        this.values = values;
        this.times = new TimeReader(labels, values);
    }

    /** @throws RuleViolation code {@code form.…} when something needed is empty or is no number, date or amount */
    ObjectNode read(Class<? extends DomainCommand> command) {
        return parts("", Shapes.of(command));
    }

    private ObjectNode parts(String prefix, Shape.Parts parts) {
        var object = JSON.objectNode();
        for (Part part : parts.parts()) {
            JsonNode value = value(part, prefix.isEmpty() ? part.name() : prefix + "." + part.name());
            if (value != null) {
                object.set(part.name(), value);
            } else if (!part.optional()) {
                throw new RuleViolation("form.needed", "Please fill in '" + labels.of(part.key()) + "'.");
            }
        }
        return object;
    }

    private @Nullable JsonNode value(Part part, String name) {
        return switch (part.shape()) {
            case Shape.Text _ -> values.text(name).map(FormReader::text).orElse(null);
            case Shape.Number _ -> values.text(name).map(typed -> number(part, typed)).orElse(null);
            case Shape.Numbers _ -> numbers(part, name);
            case Shape.Flag _ -> JSON.booleanNode(values.text(name).isPresent());
            case Shape.OneOf _ -> values.text(name).map(FormReader::text).orElse(null);
            case Shape.SomeOf _ -> array(values.all(name));
            case Shape.Words _ -> array(words(name));
            case Shape.Person person -> person(name, person.naming());
            case Shape.Time _ -> times.time(part, name);
            case Shape.Interval _ -> times.interval(part, name);
            case Shape.Money _ -> new MoneyReader(labels).read(part, values.text(name + ".amount"), values.text(name + ".currency"));
            case Shape.Parts parts -> values.any(name) || !part.optional() || !nullable(parts) ? parts(name, parts) : null;
            case Shape.Rows rows -> rows(name, rows.row());
        };
    }

    /** An attribution may be left out; estimates and classifications are sent even when nothing in them is known. */
    private static boolean nullable(Shape.Parts parts) {
        return !parts.type().getSimpleName().equals("Bounds") && !parts.type().getSimpleName().equals("Classification");
    }

    private static JsonNode text(String typed) {
        return JSON.textNode(typed.replace("\r\n", "\n"));
    }

    private JsonNode number(Part part, String typed) {
        String digits = GROUPED.matcher(typed).matches() ? typed.replaceAll("[^0-9]", "") : typed;
        try {
            return JSON.numberNode(Long.parseLong(digits));
        } catch (NumberFormatException _) {
            throw new RuleViolation("form.not-a-number", "Please write a whole number for '" + labels.of(part.key()) + "'.");
        }
    }

    private @Nullable JsonNode numbers(Part part, String name) {
        var array = JSON.arrayNode();
        values.text(name).stream().flatMap(SEPARATED::splitAsStream).filter(typed -> !typed.isBlank()).forEach(typed -> array.add(number(part, typed)));
        return array.isEmpty() ? null : array;
    }

    private List<String> words(String name) {
        var words = new LinkedHashSet<String>(values.all(name));
        var typed = values.text(name + ".more").stream().toList();
        typed.forEach(text -> words.addAll(LINES.splitAsStream(text).toList()));
        var singles = words.stream().flatMap(LINES::splitAsStream).map(String::strip).filter(word -> !word.isEmpty());
        return singles.distinct().toList();
    }

    private static JsonNode array(List<String> texts) {
        var array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private @Nullable JsonNode person(String name, Naming naming) {
        Optional<String> account = values.text(name + ".account");
        Optional<String> typed = values.text(name + ".typed");
        if (account.isPresent() && typed.isPresent()) {
            throw new RuleViolation("form.two-people", "Please name one person: choose an account or type a name, not both.");
        }
        if (account.isPresent() && naming != Naming.TYPED) {
            return JSON.objectNode().put("account", account.get());
        }
        return naming == Naming.ACCOUNT ? null : typed.map(FormReader::text).orElse(null);
    }

    private JsonNode rows(String name, Shape.Parts row) {
        var array = JSON.arrayNode();
        for (int number : values.rows(name)) {
            String at = name + "[" + number + "]";
            if (filled(at, row)) {
                array.add(parts(at, row));
            }
        }
        return array;
    }

    /** A row whose lists alone were left at their first choice says nothing. */
    private boolean filled(String at, Shape.Parts row) {
        return row.parts().stream().anyMatch(part -> switch (part.shape()) {
            case Shape.OneOf _ -> false;
            case Shape.Rows rows -> values.rows(at + "." + part.name()).stream().anyMatch(n -> filled(at + "." + part.name() + "[" + n + "]", rows.row()));
            case Shape.Parts inner -> filled(at + "." + part.name(), inner);
            case Shape.Money _, Shape.Person _, Shape.Time _, Shape.Interval _ -> values.any(at + "." + part.name());
            default -> values.text(at + "." + part.name()).isPresent() || values.any(at + "." + part.name());
        });
    }
}
