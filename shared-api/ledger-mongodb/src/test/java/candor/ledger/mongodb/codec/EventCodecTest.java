package candor.ledger.mongodb.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.conversion.ConversionException;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final JsonConverter CONVERTER = new JsonConverter();
    private final EventCodec codec = new EventCodec(new DelegatingEventConverter(CONVERTER), UpcasterChain.NONE);

    record Reported(String incident, Instant at, @Nullable FreeText text, Personal who, List<Long> numbers, @Nullable String note) {
        boolean isLate() {
            return true;
        }
    }

    record Hiding(String incident, List<Wrapped> inside) {}

    record Wrapped(FreeText text) {}

    private static final Reported REPORTED = new Reported("i", Instant.parse("2026-11-24T01:02:03.000004005Z"), FreeText.of("said"),
            Personal.of(new SubjectReference("s"), "Ada"), List.of(1L, 2L), null);

    @Nested
    class TakingApart {

        @Test
        void everyComponentIsThereAndTheSealedOnesAreApart() {
            SplitPayload split = codec.split(event(REPORTED));

            assertThat(split.components()).extracting(PayloadComponent::name).containsExactly("incident", "at", "text", "who", "numbers", "note");
            assertThat(split.components()).extracting(PayloadComponent::sealing).containsExactly(
                    Sealing.ORDINARY, Sealing.ORDINARY, Sealing.FREE_TEXT, Sealing.PERSONAL, Sealing.ORDINARY, Sealing.ORDINARY);
            assertThat(split.components().get(1).value().textValue()).isEqualTo("2026-11-24T01:02:03.000004005Z");
            assertThat(split.components().get(2).value()).isEqualTo(TextNode.valueOf("said"));
            assertThat(split.components().get(3).subject()).isEqualTo("s");
            assertThat(split.components().get(5).value().isNull()).isTrue();
        }

        @Test
        void aMissingSealedValueIsSealedToo() {
            Reported silent = new Reported("i", REPORTED.at(), null, REPORTED.who(), List.of(), null);

            assertThat(codec.split(event(silent)).components().get(2)).satisfies(text -> {
                assertThat(text.sealing()).isEqualTo(Sealing.FREE_TEXT);
                assertThat(text.value().isNull()).isTrue();
            });
        }

        @Test
        void aSealedValueInsideAnOrdinaryComponentIsRefused() {
            assertThatThrownBy(() -> codec.split(event(new Hiding("i", List.of())))).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aPayloadThatIsNoObjectIsOneComponent() {
            for (Object payload : List.of("text", 7, List.of("a", "b"))) {
                SplitPayload split = codec.split(event(payload));
                assertThat(split.whole()).isTrue();
                assertThat(split.components()).extracting(PayloadComponent::name).containsExactly("payload");
            }
        }
    }

    @Nested
    class PuttingTogether {

        @Test
        void whatWasTakenApartComesBack() {
            assertThat(CONVERTER.<Reported>convert(rejoin(REPORTED, Set.of()), Reported.class)).isEqualTo(REPORTED);
        }

        @Test
        void textBytesAndListsComeBack() {
            assertThat(rejoin("text", Set.of())).isEqualTo("text");
            assertThat((byte[]) rejoin(new byte[] {1, 0, -1}, Set.of())).containsExactly(1, 0, -1);
            assertThat(CONVERTER.<List<?>>convert(rejoin(List.of("a", "b"), Set.of()), List.class)).isEqualTo(List.of("a", "b"));
        }

        @Test
        void anErasedComponentReadsAsErased() {
            Reported read = Objects.requireNonNull(CONVERTER.<Reported>convert(rejoin(REPORTED, Set.of("text", "who")), Reported.class));

            assertThat(read.text()).isInstanceOf(FreeText.Erased.class);
            assertThat(read.who()).isInstanceOf(Personal.Erased.class);
        }

        @Test
        void anUnknownMemberIsRefusedWithoutQuotingIt() {
            ObjectNode json = ((ObjectNode) Objects.requireNonNull(rejoin(REPORTED, Set.of()))).put("more", "canary");

            assertThatThrownBy(() -> CONVERTER.convert(json, Reported.class)).isInstanceOf(ConversionException.class).hasMessageNotContaining("canary");
        }

        @Test
        void aMissingMemberIsRefused() {
            ObjectNode json = (ObjectNode) Objects.requireNonNull(rejoin(REPORTED, Set.of()));
            json.remove("numbers");

            assertThatThrownBy(() -> CONVERTER.convert(json, Reported.class)).isInstanceOf(ConversionException.class);
        }

        private @Nullable Object rejoin(Object payload, Set<String> erased) {
            SplitPayload split = codec.split(event(payload));
            ObjectNode components = JsonNodeFactory.instance.objectNode();
            for (PayloadComponent component : split.components()) {
                if (!erased.contains(component.name())) {
                    boolean sealed = component.sealing() != Sealing.ORDINARY;
                    components.set(component.name(), sealed ? EventCodec.sealed(component.value(), component.subject()) : component.value());
                }
            }
            return codec.join("test.Reported", "1", split.whole(), components, erased).payload();
        }
    }

    /** Revision 1 had a name and a severity number; revision 2 a title and a severity word. */
    @Nested
    class AnOlderRevision {

        private final EventCodec upcasting = new EventCodec(new DelegatingEventConverter(CONVERTER), new UpcasterChain(List.of(new ScoredRevisions.Renaming(), new ScoredRevisions.Wording())));

        record Scored(FreeText title, String severity) {}

        @Test
        void isReadInTheNewest() {
            ObjectNode old = JsonNodeFactory.instance.objectNode().put("severity", 3).set("name", EventCodec.sealed(TextNode.valueOf("theft"), null));
            EventCodec.Joined joined = upcasting.join("test.Scored", "1", false, old, Set.of());

            assertThat(joined.type()).isEqualTo(new MessageType("test.Scored", "3"));
            assertThat(CONVERTER.<Scored>convert(joined.payload(), Scored.class)).isEqualTo(new Scored(FreeText.of("theft"), "HIGH"));
        }

        @Test
        void keepsWhatWasErasedErasedUnderItsNewName() {
            ObjectNode old = JsonNodeFactory.instance.objectNode().put("severity", 3);
            EventCodec.Joined joined = upcasting.join("test.Scored", "1", false, old, Set.of("name"));

            assertThat(CONVERTER.<Scored>convert(joined.payload(), Scored.class)).isEqualTo(new Scored(new FreeText.Erased(), "HIGH"));
        }

        @Test
        void isNotTouchedWhereItIsTheNewest() {
            ObjectNode current = JsonNodeFactory.instance.objectNode().put("severity", "LOW").set("title", EventCodec.sealed(TextNode.valueOf("theft"), null));

            assertThat(upcasting.join("test.Scored", "3", false, current, Set.of()).type().version()).isEqualTo("3");
        }

        @Test
        void cannotLeadInACircle() {
            assertThatThrownBy(() -> new UpcasterChain(List.of(new ScoredRevisions.Renaming(), new Back()))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static final class Back implements Upcaster {
        @Override
        public String type() {
            return ScoredRevisions.TYPE;
        }

        @Override
        public String from() {
            return "2";
        }

        @Override
        public String to() {
            return "1";
        }

        @Override
        public StoredPayload apply(StoredPayload old) {
            return old;
        }
    }

    private static EventMessage event(Object payload) {
        return new GenericEventMessage(new MessageType("test.Reported", "1"), payload);
    }
}
