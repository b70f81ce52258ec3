package candor.command.incident.theme;

import candor.RuleViolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Countries (ISO 3166-1 alpha-2, as this Java knows them), states by the shape of ISO 3166-2, and the two groups of states that breach law speaks of. */
final class Territories {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> GROUPS = Set.of("EU", "EEA");
    private static final Pattern STATE = Pattern.compile("([A-Z]{2})-[A-Z0-9]{1,3}");
    /** Longer than any name of a country: what is longer still is not read to its end, nor said back. */
    private static final int LONGEST = 64;

    private Territories() {}

    /** Whether a country, a state or a group of states goes by this name. */
    static boolean isOne(String territory) {
        var state = STATE.matcher(territory);
        return GROUPS.contains(territory) || COUNTRIES.contains(state.matches() ? state.group(1) : territory);
    }

    /** @throws RuleViolation where a country of a classification is none, with the one that may be meant; VERIS knows unknown and other ones too */
    static void requireCountries(List<String> countries) {
        for (String country : countries) {
            if (!COUNTRIES.contains(country) && !country.equalsIgnoreCase("unknown") && !country.equalsIgnoreCase("other")) {
                String said = country.substring(0, Math.min(country.length(), LONGEST));
                throw new RuleViolation("incident.no-such-country", "\"" + said + "\" is no country code (ISO 3166-1, two capital letters): the nearest is " + nearest(said) + ".");
            }
        }
    }

    private static String nearest(String said) {
        var state = STATE.matcher(said);
        String country = state.matches() ? state.group(1) : said;
        Map<String, String> meant = meant();
        String name = Nearest.of(country, meant.keySet());
        return meant.getOrDefault(name, name);
    }

    /** What people write instead of a code: the name, three letters, a code that is used without being one. */
    private static Map<String, String> meant() {
        Map<String, String> codes = new TreeMap<>(Map.of("UK", "GB", "EL", "GR"));
        for (String country : COUNTRIES) {
            Locale locale = Locale.of("", country);
            codes.put(country, country);
            codes.put(locale.getISO3Country(), country);
            codes.put(locale.getDisplayCountry(Locale.ENGLISH), country);
        }
        return codes;
    }
}
