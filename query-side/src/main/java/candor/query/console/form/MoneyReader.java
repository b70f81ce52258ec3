package candor.query.console.form;

import candor.RuleViolation;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Reads money as people write it into minor units. */
final class MoneyReader {
    /** Minor digits where the currency is not known. */
    private static final int HUNDREDTHS = 2;

    private final Labels labels;

    MoneyReader(Labels labels) {
        this.labels = labels;
    }

    @Nullable JsonNode read(Part part, Optional<String> amount, Optional<String> currency) {
        if (amount.isEmpty() && currency.isEmpty()) {
            return null;
        }
        Optional<String> code = currency.map(c -> c.toUpperCase(Locale.ROOT));
        var money = JsonNodeFactory.instance.objectNode().put("minorUnits", minorUnits(part, amount.orElse(""), digits(code)));
        code.ifPresent(c -> money.put("currency", c));
        return money;
    }

    private static int digits(Optional<String> code) {
        try {
            return code.map(Currency::getInstance).map(Currency::getDefaultFractionDigits).filter(d -> d >= 0).orElse(HUNDREDTHS);
        } catch (IllegalArgumentException _) {
            throw new RuleViolation("form.not-a-currency", "Please write the currency as its three letters, such as GBP or EUR.");
        }
    }

    private long minorUnits(Part part, String typed, int digits) {
        try {
            return new BigDecimal(typed.replaceAll("[ ,'\u00a0\u2009\u202f]", "")).movePointRight(digits).longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            throw new RuleViolation("form.not-an-amount", "Please write an amount such as 1250000 or 99.50 for '" + labels.of(part.key()) + "'.");
        }
    }
}
