package candor.ledger.mongodb.codec;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.SealedFamily;
import candor.access.AccessEvent;
import candor.disclosure.DisclosureEvent;
import candor.evidence.EvidenceEvent;
import candor.incident.IncidentEvent;
import candor.log.LogEvent;
import candor.signal.SignalEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every declared event can be stored: its sealed components are components of their own, and its names fit an entry. */
class EventClassesTest {

    static Stream<Class<?>> events() {
        return Stream.<Class<? extends DomainEvent>>of(IncidentEvent.class, SignalEvent.class, EvidenceEvent.class, AccessEvent.class, DisclosureEvent.class, LogEvent.class)
                .flatMap(context -> SealedFamily.records(context).stream());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventHidesNoSealedValueInsideAnOrdinaryComponent(Class<?> event) {
        assertThat(SealedComponents.of(event)).isNotNull();
        assertThat(event.getAnnotation(Event.class)).isNotNull();
        assertThat(event.getRecordComponents()).extracting(RecordComponent::getName).allMatch(name -> name.matches("[a-z][A-Za-z0-9]{0,63}"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void itsStoredMembersAreItsComponents(Class<?> event) {
        var type = StoredJson.mapper().constructType(event);
        var properties = StoredJson.mapper().getSerializationConfig().introspect(type).findProperties();

        assertThat(properties).extracting(property -> property.getName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(event.getRecordComponents()).map(RecordComponent::getName).toList());
    }
}
