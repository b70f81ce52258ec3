package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.Refused;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions: Java's dialect, options {@code i}, {@code m}, {@code s}, {@code x}. An anchored literal prefix narrows an index. */
final class Expressions {

    private static final String SPECIAL = "\\^$.|?*+()[]{}";

    private Expressions() {}

    static ValueTest.Matches parse(BsonValue operand, BsonValue options) {
        String flags = options.isPresent() ? options.asString() : "";
        return switch (operand.kind()) {
            case BsonKind.REGEX -> compile(operand.asRegex()[0], flags.isEmpty() ? operand.asRegex()[1] : flags);
            case BsonKind.STRING -> compile(operand.asString(), flags);
            default -> throw Refused.badValue("$regex has to be a string");
        };
    }

    static ValueTest.Matches compile(String pattern, String options) {
        int flags = 0;
        for (char option : options.toCharArray()) {
            flags |= switch (option) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                default -> throw Refused.badValue("invalid flag in regex options: " + option);
            };
        }
        try {
            return new ValueTest.Matches(Pattern.compile(pattern, flags), flags == 0 ? literalPrefix(pattern) : "");
        } catch (PatternSyntaxException e) {
            throw new Refused(51091, "Location51091", "regular expression is invalid: " + e.getDescription());
        }
    }

    /** The text every match begins with: after {@code ^}, up to the first special character; the character before a quantifier is optional. */
    private static String literalPrefix(String pattern) {
        if (!pattern.startsWith("^") || pattern.indexOf('|') >= 0) {
            return "";
        }
        if (pattern.startsWith("^\\Q") && pattern.indexOf("\\E") == pattern.length() - 2) {
            return pattern.substring(3, pattern.length() - 2);
        }
        int end = 1;
        while (end < pattern.length() && SPECIAL.indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        boolean quantified = end < pattern.length() && "?*{".indexOf(pattern.charAt(end)) >= 0;
        int certain = quantified ? Math.max(1, pattern.offsetByCodePoints(end, -1)) : end;
        return pattern.substring(1, certain);
    }
}
