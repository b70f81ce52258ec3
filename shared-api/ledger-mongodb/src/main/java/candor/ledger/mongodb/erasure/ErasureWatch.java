package candor.ledger.mongodb.erasure;

import candor.ledger.ByteRange;
import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.vault.Vault;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees every entry that this process reads before anybody else in it does. From the moment an erasure begins, nothing of it is opened here,
 * sealed for it or kept in memory, whatever the store still holds.
 */
public final class ErasureWatch implements Consumer<StoredEvent> {

    /** Stored name of the event with which the erasure of a person begins; it carries the tag {@code subject:}. */
    public static final String STARTED = "request.ErasureStarted";
    /** Stored name of the event with which the erasure of one field begins; its component {@code digest} names it. */
    public static final String CONTENT_STARTED = "request.ContentErasureConfirmed";
    /** Tag key of a person's reference. */
    public static final String SUBJECT_TAG = "subject:";

    /** Stored names of the events that list what was erased: all that was kept of it beside the log is gone from the store by then. */
    private static final Set<String> RECORDED = Set.of("request.PersonalDataErased", "request.ContentErased");

    private static final String DIGEST = "digest";

    private final Vault vault;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> atTheEnd = new CopyOnWriteArrayList<>();

    public ErasureWatch(Vault vault) {
        this.vault = vault;
    }

    /** Also to be told: holds opened values in memory and drops them. */
    public void whenBegun(Runnable listener) {
        listeners.add(listener);
    }

    /** To be told when an erasure has come to its end: holds in memory what its steps cleared in the store, such as hashes of what was sent. */
    public void whenRecorded(Runnable listener) {
        atTheEnd.add(listener);
    }

    /** An erasure that began before this process looks. */
    public void begun(Erasure erasure) {
        switch (erasure) {
            case Erasure.OfSubject person -> vault.close(person.subject());
            case Erasure.OfContent content -> vault.closeRow(content.digest());
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public void accept(StoredEvent event) {
        if (event.type().equals(STARTED)) {
            event.tags().stream().filter(tag -> tag.startsWith(SUBJECT_TAG)).forEach(tag -> vault.close(tag.substring(SUBJECT_TAG.length())));
            listeners.forEach(Runnable::run);
        } else if (event.type().equals(CONTENT_STARTED)) {
            closeRow(event.disclosures().get(DIGEST));
            listeners.forEach(Runnable::run);
        } else if (RECORDED.contains(event.type())) {
            atTheEnd.forEach(Runnable::run);
        }
    }

    private void closeRow(@Nullable ByteRange disclosure) {
        try {
            if (disclosure != null) {
                vault.closeRow(Disclosure.parse(disclosure).value().asText());
            }
        } catch (Malformed e) {
            // Whoever opens that entry finds out; here there is nothing to close.
        }
    }
}
