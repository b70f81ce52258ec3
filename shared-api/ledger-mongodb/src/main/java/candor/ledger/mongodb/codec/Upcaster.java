package candor.ledger.mongodb.codec;

/** Turns one revision of one event type into the next, on the decoded copy; what is stored never changes. */
public interface Upcaster {

    /** Stored name of the event. */
    String type();

    /** Revision it reads. */
    String from();

    /** Revision it makes. */
    String to();

    /** The payload in the new revision; names of erased components are renamed along with them. */
    StoredPayload apply(StoredPayload old);
}
