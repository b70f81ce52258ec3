package candor.incident;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Money.
 *
 * @param minorUnits in the currency's minor unit (ISO 4217); where the currency is unknown, in hundredths
 * @param currency ISO 4217 code, absent where the source does not say
 */
public record Amount(long minorUnits, @Nullable String currency) {
    private static final int HUNDREDTHS = 2;

    /** In the unit in which people say it, with all decimals that its currency has. */
    public BigDecimal inMajorUnits() {
        return BigDecimal.valueOf(minorUnits, decimals(currency));
    }

    /** Decimals of a currency (ISO 4217): 2 where the code is absent or none. */
    public static int decimals(@Nullable String currency) {
        try {
            return currency == null ? HUNDREDTHS : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return HUNDREDTHS;
        }
    }
}
