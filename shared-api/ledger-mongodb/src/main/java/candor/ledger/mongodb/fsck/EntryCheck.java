package candor.ledger.mongodb.fsck;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.fsck.Findings.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Checks one stored event after the other: its entry's form and place, the unhashed copies, the disclosures. */
final class EntryCheck {

    /** Events that list digests of components which are gone for good, in their component {@code digests}. */
    private static final Set<String> LISTING = Set.of("PersonalDataErased", "ContentErased", "DisclosureCleared");
    private static final String DIGESTS = "digests";

    private record Last(long ordinal, long position) {}

    /** What the block needs of an entry: its leaf, and itself if it could be read. */
    record Checked(Hash leaf, @Nullable Entry entry) {}

    private final Findings findings;
    private final SealedCheck sealed;
    private final LogKeyCheck logKeys;
    private final Map<String, Last> streams = new HashMap<>();
    private Instant latest = Instant.MIN;
    private long disclosures;

    EntryCheck(Findings findings, SealedCheck sealed, LogKeyCheck logKeys) {
        this.findings = findings;
        this.sealed = sealed;
        this.logKeys = logKeys;
    }

    long disclosures() {
        return disclosures;
    }

    Checked check(Place place, Document event) {
        byte[] bytes = StoredField.bytes(event, "e");
        if (bytes == null) {
            findings.add(place.in("e"), "the entry is missing");
            goOn(place, event);
            return new Checked(Entry.leafHash(new byte[0]), null);
        }
        try {
            Entry entry = Entry.parse(bytes);
            place(place, entry);
            copies(place, entry, event);
            components(place, entry, event);
            return new Checked(Entry.leafHash(bytes), entry);
        } catch (Malformed e) {
            findings.add(place.in("e"), "the entry is not in its published form: " + e.getMessage());
            goOn(place, event);
            return new Checked(Entry.leafHash(bytes), null);
        }
    }

    private void place(Place place, Entry entry) {
        Last last = streams.put(entry.stream(), new Last(entry.ordinal(), place.position()));
        long ordinal = last == null ? 1 : last.ordinal() + 1;
        OptionalLong previous = last == null ? OptionalLong.empty() : OptionalLong.of(last.position());
        expect(entry.ordinal() == ordinal, place.in("e.n"), "the ordinal is " + entry.ordinal() + ", but the stream has come to " + ordinal);
        expect(entry.previous().equals(previous), place.in("e.prev"), "the previous position is not that of the stream's last entry");
        expect(!entry.at().isBefore(latest), place.in("e.at"), "the entry was recorded before the one in front of it");
        latest = entry.at().isAfter(latest) ? entry.at() : latest;
    }

    /** Behind an entry that cannot be read, the copies tell where its stream has come to: so the next entry is not blamed for it. */
    private void goOn(Place place, Document event) {
        String stream = StoredField.read(event, "s", String.class);
        Long ordinal = StoredField.read(event, "n", Long.class);
        if (stream != null && ordinal != null) {
            streams.put(stream, new Last(ordinal, place.position()));
        }
    }

    private void copies(Place place, Entry entry, Document event) {
        expect(Objects.equals(event.get("s"), entry.stream()), place.in("s"), "the copy of the stream is not the entry's");
        expect(Objects.equals(event.get("n"), entry.ordinal()), place.in("n"), "the copy of the ordinal is not the entry's");
        expect(Objects.equals(event.get("t"), entry.type()), place.in("t"), "the copy of the type is not the entry's");
        expect(Objects.equals(event.get("tags"), entry.content().tags()), place.in("tags"), "the copy of the tags is not the entry's");
    }

    private void components(Place place, Entry entry, Document event) {
        Map<String, Hash> open = new TreeMap<>(entry.content().components());
        Document stored = StoredField.read(event, "d", Document.class);
        if (stored == null) {
            findings.add(place.in("d"), "the disclosures are missing");
            return;
        }
        logKeys.entry(place, entry, stored);
        stored.forEach((component, value) -> disclosure(place.in("d." + component), entry, component, value, open));
        open.forEach((component, digest) -> sealed.expect(digest.base64Url(), place.in(component)));
        Hash actor = entry.content().actor();
        if (actor != null) {
            sealed.expect(actor.base64Url(), place.in("actor"));
        }
    }

    private void disclosure(Place place, Entry entry, String component, @Nullable Object value, Map<String, Hash> open) {
        Hash digest = open.remove(component);
        if (digest == null) {
            findings.add(place, "the entry commits to no such component");
            return;
        }
        try {
            Disclosure disclosure = Disclosure.parse(String.valueOf(value));
            expect(disclosure.digest().equals(digest), place, "the disclosure is not the one the entry commits to");
            disclosures++;
            if (component.equals(DIGESTS) && LISTING.contains(entry.type().substring(entry.type().lastIndexOf('.') + 1))) {
                list(disclosure.value());
            }
        } catch (Malformed e) {
            findings.add(place, "the disclosure is not in its published form: " + e.getMessage());
        }
    }

    private void list(JsonNode digests) {
        digests.forEach(digest -> sealed.listed(digest.asText()));
    }

    private void expect(boolean condition, Place place, String sentence) {
        if (!condition) {
            findings.add(place, sentence);
        }
    }
}
