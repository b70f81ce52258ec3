package candor.platform.intelligence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A STIX pattern (STIX 2.1, section 9) as far as it is nothing but values: comparisons for equality, joined by AND and OR. Whatever says more
 * than its values do (order, repetition, time, negation, regular expressions) is not taken apart.
 */
final class StixPattern {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|([a-z][a-z0-9-]*:(?:[A-Za-z0-9_-]+|'[^']*')(?:\\.(?:[A-Za-z0-9_-]+|'[^']*')|\\[(?:\\*|[0-9]+)\\]){0,16})"
                    + "|-?[0-9]+|[A-Z]+|[\\[\\](),=]");
    private static final List<String> ADDRESSES = List.of("ipv4-addr:value", "ipv6-addr:value");
    private static final int DEEPEST = 32;

    private final List<String> tokens;
    private final List<Comparison> found = new ArrayList<>();
    private int next;
    private int depth;

    /** A property that has a value. */
    record Comparison(String path, String value) {}

    private StixPattern(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The comparisons in their order; empty where the pattern says more than they do. */
    static Optional<List<Comparison>> comparisons(String pattern) {
        StixPattern parsing = new StixPattern(tokens(pattern));
        boolean simple = parsing.joined(parsing::observation) && parsing.next == parsing.tokens.size();
        return simple && !parsing.found.isEmpty() ? Optional.of(List.copyOf(parsing.found)) : Optional.empty();
    }

    /** None where there is a character that no simple pattern has. */
    private static List<String> tokens(String pattern) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(pattern);
        for (int at = 0; at < pattern.length(); ) {
            int end = pattern.charAt(at) == '\'' ? endOfText(pattern, at) : matcher.find(at) && matcher.start() == at ? matcher.end() : at;
            if (end == at) {
                return List.of();
            }
            if (!pattern.substring(at, end).isBlank()) {
                tokens.add(pattern.substring(at, end));
            }
            at = end;
        }
        return tokens;
    }

    /** Behind the sign that closes a text; where none does, its beginning. By hand, as an expression would recurse for each sign of the text. */
    private static int endOfText(String pattern, int begin) {
        for (int at = begin + 1; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '\\') {
                at++;
            } else if (pattern.charAt(at) == '\'') {
                return at + 1;
            }
        }
        return begin;
    }

    private interface Part {
        boolean read();
    }

    private boolean joined(Part part) {
        boolean read = part.read();
        while (read && (takes("AND") || takes("OR"))) {
            read = part.read();
        }
        return read;
    }

    private boolean observation() {
        if (takes("[")) {
            return joined(this::comparison) && takes("]");
        }
        return inParentheses(this::observation);
    }

    private boolean comparison() {
        if (!peek().contains(":") || peek().startsWith("'")) {
            return inParentheses(this::comparison);
        }
        String path = tokens.get(next++);
        if (takes("IN")) {
            boolean read = takes("(") && literal(path);
            while (read && takes(",")) {
                read = literal(path);
            }
            return read && takes(")");
        }
        return (takes("=") || (ADDRESSES.contains(path) && takes("ISSUBSET"))) && literal(path);
    }

    private boolean inParentheses(Part part) {
        if (++depth > DEEPEST || !takes("(")) {
            return false;
        }
        boolean read = joined(part) && takes(")");
        depth--;
        return read;
    }

    private boolean literal(String path) {
        String token = peek();
        if (token.startsWith("'")) {
            found.add(new Comparison(path, token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1")));
        } else if (token.matches("-?[0-9]+")) {
            found.add(new Comparison(path, token));
        } else {
            return false;
        }
        next++;
        return true;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private boolean takes(String token) {
        boolean there = peek().equals(token);
        next += there ? 1 : 0;
        return there;
    }
}
