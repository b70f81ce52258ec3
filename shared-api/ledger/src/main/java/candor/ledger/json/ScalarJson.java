package candor.ledger.json;

import candor.ledger.ByteRange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads what most values are, a text of plain ASCII, a whole number, yes, no or nothing, without making a parser for it. */
public final class ScalarJson {

    private static final ByteRange QUOTE = ByteRange.ascii("\"");

    private ScalarJson() {
    }

    /** The node that a parser would make of the value; null if it takes one. */
    public static @Nullable JsonNode read(ByteRange value) {
        PlainJson json = new PlainJson(value);
        JsonNode read = switch (value.length() == 0 ? 0 : value.array()[value.from()]) {
            case '"' -> json.skip(QUOTE) ? text(json.text()) : null;
            case 't' -> json.skip(PlainJson.TRUE) ? BooleanNode.TRUE : null;
            case 'f' -> json.skip(PlainJson.FALSE) ? BooleanNode.FALSE : null;
            case 'n' -> json.skip(PlainJson.NULL) ? NullNode.instance : null;
            default -> number(json.number());
        };
        return json.isAtEnd() ? read : null;
    }

    private static @Nullable JsonNode text(@Nullable String text) {
        return text == null ? null : TextNode.valueOf(text);
    }

    private static @Nullable JsonNode number(long number) {
        if (number < 0) {
            return null;
        }
        return number <= Integer.MAX_VALUE ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }
}
