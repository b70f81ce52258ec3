package candor.ledger.mongodb.read;

import candor.ledger.ByteRange;
import candor.ledger.json.PlainJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads what most components hold, a text of plain ASCII, a whole number, yes, no or nothing, without making a parser for it. */
final class ScalarJson {

    private static final ByteRange QUOTE = ByteRange.ascii("\"");
    private static final ByteRange TRUE = ByteRange.ascii("true");
    private static final ByteRange FALSE = ByteRange.ascii("false");
    private static final ByteRange NULL = ByteRange.ascii("null");

    private ScalarJson() {
    }

    /** The node that a parser would make of the value; null if it takes one. */
    static @Nullable JsonNode read(ByteRange value) {
        PlainJson json = new PlainJson(value);
        JsonNode read = switch (value.length() == 0 ? 0 : value.array()[value.from()]) {
            case '"' -> json.skip(QUOTE) ? text(json.text()) : null;
            case 't' -> json.skip(TRUE) ? BooleanNode.TRUE : null;
            case 'f' -> json.skip(FALSE) ? BooleanNode.FALSE : null;
            case 'n' -> json.skip(NULL) ? NullNode.instance : null;
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
