package candor.ledger.mongodb.codec;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Turns one revision of one event type into the next, on the decoded copy; what is stored never changes. Whoever changes an event's form
 * provides one as a service ({@code META-INF/services}) in a module that both sides load, so that every process reads alike, and keeps the
 * file of the older revision as a fixture.
 */
public interface Upcaster {

    /** Those that the modules on the class path provide. */
    static List<Upcaster> installed() {
        return ServiceLoader.load(Upcaster.class).stream().map(ServiceLoader.Provider::get).toList();
    }

    /** Stored name of the event. */
    String type();

    /** Revision it reads. */
    String from();

    /** Revision it makes. */
    String to();

    /** The payload in the new revision; names of erased components are renamed along with them. */
    StoredPayload apply(StoredPayload old);
}
