package candor.incident;

import org.jspecify.annotations.Nullable;

/**
 * Money.
 *
 * @param minorUnits in the currency's minor unit (ISO 4217); where the currency is unknown, in hundredths
 * @param currency ISO 4217 code, absent where the source does not say
 */
public record Amount(long minorUnits, @Nullable String currency) {}
