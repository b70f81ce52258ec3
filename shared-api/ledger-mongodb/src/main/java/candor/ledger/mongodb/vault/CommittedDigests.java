package candor.ledger.mongodb.vault;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Entry;
import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.CorruptLedger;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;

/** The digests that the entries of a span of time commit to. Blocks are in order of time, so their span is found by halving. */
final class CommittedDigests {

    private static final String AT = "at";
    private static final int BLOCKS_AT_ONCE = 100;

    /** How far the block of a row is looked for before and after the row: clocks of machines differ by seconds at most. */
    static final Duration MARGIN = Duration.ofHours(1);

    private final MongoCollection<Document> blocks;

    CommittedDigests(MongoDatabase database) {
        this.blocks = database.getCollection("blocks").withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary());
    }

    /** What is committed to of rows that were stored at these times; a row whose block never came is left out. */
    List<Committed> of(Map<String, Instant> rows) {
        List<Committed> found = new ArrayList<>();
        List<Instant> times = rows.values().stream().sorted().toList();
        for (int first = 0, last; first < times.size(); first = last + 1) {
            last = first;
            while (last + 1 < times.size() && times.get(last + 1).minus(MARGIN).isBefore(times.get(last).plus(MARGIN))) {
                last++;
            }
            between(times.get(first).minus(MARGIN), times.get(last).plus(MARGIN), committed -> {
                if (rows.containsKey(committed.digest())) {
                    found.add(committed);
                }
            });
        }
        return found;
    }

    void between(Instant from, Instant to, Consumer<Committed> each) {
        for (long behind = firstSince(from) - 1, last = -1; behind != last;) {
            last = behind;
            for (Document block : blocks.find(gt("_id", behind)).sort(ascending("_id")).limit(BLOCKS_AT_ONCE).batchSize(BLOCKS_AT_ONCE)) {
                if (time(block).isAfter(to)) {
                    return;
                }
                digests(block, each);
                behind = block.getLong("_id");
            }
        }
    }

    /** Number of the first block that was recorded no earlier than this; one past the last if there is none. */
    private long firstSince(Instant instant) {
        long low = 1;
        long high = 1;
        while (isBefore(high, instant)) {
            low = high + 1;
            high *= 2;
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isBefore(middle, instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(long number, Instant instant) {
        return Optional.ofNullable(blocks.find(eq("_id", number)).projection(include(AT)).first())
                .filter(block -> time(block).isBefore(instant)).isPresent();
    }

    private static Instant time(Document block) {
        try {
            return LedgerTime.parse(String.valueOf(block.get(AT)));
        } catch (Malformed e) {
            throw new CorruptLedger("block " + block.get("_id") + " does not say when it was recorded: run fsck", e);
        }
    }

    private static void digests(Document block, Consumer<Committed> each) {
        try {
            long position = block.getLong("first");
            for (Document event : block.getList("events", Document.class)) {
                Entry entry = Entry.parse(event.get("e", Binary.class).getData());
                long here = position++;
                Map<String, Hash> all = new TreeMap<>(entry.content().components());
                Optional.ofNullable(entry.content().actor()).ifPresent(actor -> all.put(Committed.ACTOR, actor));
                all.forEach((component, digest) -> each.accept(
                        new Committed(digest.base64Url(), component, entry.stream(), entry.ordinal(), here, entry.type())));
            }
        } catch (Malformed | ClassCastException | NullPointerException e) {
            throw new CorruptLedger("block " + block.get("_id") + " cannot be read: run fsck", e);
        }
    }
}
