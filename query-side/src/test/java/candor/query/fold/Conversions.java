package candor.query.fold;

import candor.ledger.mongodb.codec.JsonConverter;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;

/** The converter of the service, for tests that convert. */
final class Conversions {
    private Conversions() {}

    static EventConverter stored() {
        return new DelegatingEventConverter(new JsonConverter());
    }
}
