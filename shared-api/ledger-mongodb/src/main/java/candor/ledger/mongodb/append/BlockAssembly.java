package candor.ledger.mongodb.append;

import candor.ledger.Hash;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.append.PreparedCommand.StreamHint;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredCommand;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.log.StreamHead;
import candor.ledger.tree.CompactRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Gives entries their place: positions, ordinals, hashes. Made anew for every attempt. */
final class BlockAssembly {

    private final Log log;
    private final Blocks blocks;
    private final Head head;
    private final Instant at;
    private final Map<String, StreamHead> streams = new HashMap<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final List<StoredCommand> commands = new ArrayList<>();

    /** @param at recorded for every entry of the block; not before the head's */
    BlockAssembly(Log log, Blocks blocks, Head head, Instant at) {
        this.log = log;
        this.blocks = blocks;
        this.head = head;
        this.at = at;
    }

    /** Adds a command's events. */
    void add(PreparedCommand command) {
        long first = head.size() + events.size();
        for (PreparedEvent event : command.events()) {
            add(command, event);
        }
        commands.add(new StoredCommand(command.facts().commandId(), command.facts().bodyHash(), first, command.events().size()));
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** The events so far; grows with {@link #add}. */
    List<StoredEvent> events() {
        return events;
    }

    /** Leaf hashes of the events so far. */
    List<Hash> leaves() {
        return leaves;
    }

    StoredBlock block() {
        CompactRange after = head.tree().append(leaves);
        return new StoredBlock(head.block() + 1, head.size(), head.root(), after, after.root(), at, List.copyOf(commands), List.copyOf(events));
    }

    private void add(PreparedCommand command, PreparedEvent event) {
        String stream = event.draft().stream();
        StreamHead previous = streams.computeIfAbsent(stream, name -> storedHead(command, name));
        StreamHead place = new StreamHead(previous.ordinal() + 1, head.size() + events.size());
        OptionalLong before = previous.ordinal() == 0 ? OptionalLong.empty() : OptionalLong.of(previous.position());
        byte[] entry = event.draft().assemble(place.ordinal(), before, at);
        streams.put(stream, place);
        leaves.add(Entry.leafHash(entry));
        events.add(new StoredEvent(place.position(), entry, event.disclosures(), event.timestamp(), event.metadata(), stream, place.ordinal(),
                event.draft().content().type(), event.draft().content().tags(), event.whole()));
    }

    private StreamHead storedHead(PreparedCommand command, String stream) {
        return log.streamHead(stream).orElseGet(() -> {
            StreamHint hint = command.hint(stream);
            return hint != null && log.holdsSince(hint.size()) ? hint.head() : StreamLookup.find(blocks, stream, head.block());
        });
    }
}
