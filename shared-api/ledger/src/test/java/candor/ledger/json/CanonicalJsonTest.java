package candor.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Malformed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anIndependentCanonicaliserAgreesOnRandomValues(long seed) throws IOException {
        // The oracle accepts only an array or an object as the outermost value.
        JsonNode value = array(new Random(seed), 4);
        byte[] ours = CanonicalJson.write(value);
        assertThat(new String(ours, StandardCharsets.UTF_8)).isEqualTo(new JsonCanonicalizer(value.toString()).getEncodedString());
        assertThat(StrictJson.parse(ours)).as("seed %d reads back", seed).isEqualTo(value);
    }

    @Test
    void namesAreSortedAsInTheExampleOfRfc8785() {
        String input = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
                + "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        ObjectNode sorted = (ObjectNode) StrictJson.parse(CanonicalJson.write(StrictJson.parse(input)));
        assertThat(sorted.valueStream().map(JsonNode::textValue)).containsExactly("Carriage Return", "One", "Control",
                "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh");
    }

    @Test
    void stringsAreSpelledAsInTheExampleOfRfc8785() {
        JsonNode value = StrictJson.parse("{\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}");
        assertThat(HexFormat.of().formatHex(CanonicalJson.write(value))).isEqualTo(
                "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, CanonicalJson.MAX_INTEGER, -CanonicalJson.MAX_INTEGER})
    void integersInRangeAreKept(long number) {
        assertThat(CanonicalJson.text(NODES.numberNode(number))).isEqualTo(Long.toString(number));
        assertThat(StrictJson.parse(Long.toString(number)).longValue()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "0.5", "-0", "9007199254740992", "-9007199254740992", "99999999999999999999", "01", "+1", "NaN",
        "{\"a\":1,\"a\":1}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":1}", "[1,]", "[1] 2", "", " ", "{\"a\"}", "'a'", "// c\n1",
        "\uFEFF1", "\"\u0001\"", "[1"})
    void anythingLenientIsRefused(String json) {
        assertThatThrownBy(() -> StrictJson.parse(json)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22ff22", "22c08022", "22eda08022", "22f4908080 22", "22c3"})
    void invalidUtf8IsRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThatThrownBy(() -> StrictJson.parse(bytes)).isInstanceOf(Malformed.class);
    }

    @Test
    void nestingHasTheSameBoundReadingAndWriting() {
        String deepest = "[".repeat(StrictJson.MAX_DEPTH) + "]".repeat(StrictJson.MAX_DEPTH);
        JsonNode value = StrictJson.parse(deepest);
        assertThat(CanonicalJson.text(value)).isEqualTo(deepest);
        assertThatThrownBy(() -> StrictJson.parse("[" + deepest + "]")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> CanonicalJson.write(NODES.arrayNode().add(value))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "_sd_alg", "...", "__proto__"})
    void reservedNamesAreRefusedAtAnyDepthOfACommittedValue(String name) {
        JsonNode value = NODES.arrayNode().add(NODES.objectNode().set("a", NODES.objectNode().put(name, 1)));
        assertThatThrownBy(() -> CanonicalJson.writeCommitted(value)).isInstanceOf(Malformed.class);
        assertThat(CanonicalJson.write(value)).isNotEmpty();
    }

    @Test
    void decimalsAndLoneSurrogatesAreNeverWritten() {
        for (JsonNode value : Arrays.asList(NODES.numberNode(1.0), NODES.numberNode(Long.MAX_VALUE), NODES.textNode("\ud800"),
                NODES.textNode("a\udc00b"), NODES.binaryNode(new byte[1]), NODES.numberNode(new BigDecimal("1")))) {
            assertThatThrownBy(() -> CanonicalJson.write(value)).isInstanceOf(Malformed.class);
        }
    }

    private static JsonNode random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            // The oracle rounds large integers, so it is asked for what a double keeps and prints plainly.
            case 2 -> NODES.numberNode(random.nextLong(-CanonicalJson.MAX_INTEGER, CanonicalJson.MAX_INTEGER + 1));
            case 3 -> NODES.numberNode((long) random.nextInt());
            case 4 -> NODES.textNode(text(random));
            case 5 -> array(random, depth - 1);
            default -> object(random, depth - 1);
        };
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = NODES.arrayNode();
        random.ints(random.nextInt(5), 0, 1).forEach(i -> array.add(random(random, depth)));
        return array;
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        random.ints(random.nextInt(6), 0, 1).forEach(i -> object.set(text(random), random(random, depth)));
        return object;
    }

    private static String text(Random random) {
        int[] points = random.ints(random.nextInt(8), 0, 10).map(kind -> switch (kind) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0xE000 + random.nextInt(0x1000);
            case 2 -> 0x10000 + random.nextInt(0x1000);
            case 3 -> 0x7F + random.nextInt(0x800);
            case 4 -> "\"\\/'".charAt(random.nextInt(4));
            default -> 'a' + random.nextInt(26);
        }).toArray();
        return new String(points, 0, points.length);
    }
}
