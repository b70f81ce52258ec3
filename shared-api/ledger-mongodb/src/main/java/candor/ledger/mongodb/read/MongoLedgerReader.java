package candor.ledger.mongodb.read;

import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.StoredEntry;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.checkpoint.KnownKeys;
import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.vault.RowState;
import candor.ledger.mongodb.vault.Vault;
import candor.ledger.mongodb.tile.TileReader;
import candor.ledger.note.LogKeys;
import candor.ledger.note.VerifierKey;
import candor.ledger.timestamp.Timestamp;
import candor.ledger.tile.EntryBundle;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tree.TreeProofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the log as evidence, page by page. */
public final class MongoLedgerReader implements LedgerReader {

    private static final Criteria EVERYTHING = new Criteria(true, List.of());

    private final Log log;
    private final Blocks blocks;
    private final Heads heads;
    private final StoredTree tree;
    private final Vault vault;
    private final CheckpointStore checkpoints;
    private final TileReader tiles;
    private final KnownKeys keys;
    private final String origin;
    private final Erasures erasures;

    public MongoLedgerReader(Log log, Blocks blocks, Heads heads, Vault vault, CheckpointStore checkpoints, TileReader tiles, KnownKeys keys,
                             Erasures erasures) {
        this.erasures = erasures;
        this.log = log;
        this.blocks = blocks;
        this.heads = heads;
        this.tree = new StoredTree(log, blocks, heads);
        this.vault = vault;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.keys = keys;
        this.origin = keys.now().origin();
    }

    @Override
    public Head head() {
        return heads.now();
    }

    @Override
    public Optional<StoredEntry> entry(long position) {
        return position < 0 ? Optional.empty() : tree.events(position, position + 1).stream().map(MongoLedgerReader::entry).findFirst();
    }

    @Override
    public Stream<StoredEntry> entries(String stream) {
        long upTo = heads.now().block();
        return pages(new Supplier<>() {
            private long behind;

            @Override
            public List<StoredEvent> get() {
                List<StoredBlock> page = blocks.ofStream(stream, 0, behind, upTo, Blocks.PAGE);
                behind = page.isEmpty() ? upTo : page.getLast().number();
                return page.stream().flatMap(block -> block.events().stream()).filter(event -> event.stream().equals(stream)).toList();
            }
        });
    }

    @Override
    public Stream<StoredEntry> entries(long from, long to) {
        Head end = heads.now();
        EventScan scan = new EventScan(log, blocks, EVERYTHING, Math.max(0, from));
        return scan.upTo(end).flatMap(ScannedPage::events).map(MongoLedgerReader::entry).takeWhile(entry -> entry.position() < to);
    }

    @Override
    public List<OpenedEntry> opened(List<StoredEntry> entries) {
        List<Entry> read = entries.stream().map(StoredEntry::entry).toList();
        List<String> sealed = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Map<String, Disclosure> ordinary = entries.get(i).ordinary();
            read.get(i).content().components().forEach((name, digest) -> {
                if (!ordinary.containsKey(name)) {
                    sealed.add(digest.base64Url());
                }
            });
            actor(read.get(i)).ifPresent(sealed::add);
        }
        Map<String, RowState> rows = withErased(vault.examine(sealed));
        return IntStream.range(0, read.size()).mapToObj(i -> opened(entries.get(i), read.get(i), rows)).toList();
    }

    private static OpenedEntry opened(StoredEntry stored, Entry entry, Map<String, RowState> rows) {
        SortedMap<String, Opened> components = new TreeMap<>();
        entry.content().components().forEach((name, digest) -> {
            Disclosure ordinary = stored.ordinary().get(name);
            components.put(name, ordinary != null ? new Opened.Known(ordinary, false) : opened(stored, rows.get(digest.base64Url())));
        });
        return new OpenedEntry(stored, entry, components, actor(entry).map(digest -> opened(stored, rows.get(digest))));
    }

    private static Optional<String> actor(Entry entry) {
        return Optional.ofNullable(entry.content().actor()).map(Hash::base64Url);
    }

    @Override
    public List<Hash> leafHashes(long from, long to) {
        return tree.leafHashes(from, to);
    }

    @Override
    public TreeProofs proofs(long size) {
        requireCovered(size >= 0 && size <= covered());
        return tiles.proofs(size);
    }

    @Override
    public Tile tile(TileAddress address) {
        requireCovered(address.isIn(covered()));
        return tiles.tile(address);
    }

    @Override
    public byte[] entryBundle(TileAddress address) {
        requireCovered(address.level() == 0 && address.isIn(covered()));
        return EntryBundle.toBytes(tree.events(address.from(), address.to()).stream().map(StoredEvent::entry).toList());
    }

    private long covered() {
        return latestCheckpoint().map(signed -> signed.checkpoint().size()).orElse(0L);
    }

    private static void requireCovered(boolean covered) {
        if (!covered) {
            throw new IndexOutOfBoundsException("no checkpoint covers this");
        }
    }

    @Override
    public Optional<SignedCheckpoint> checkpointCovering(long size) {
        return checkpoints.covering(size);
    }

    @Override
    public Optional<SignedCheckpoint> latestCheckpoint() {
        return checkpoints.latest().map(Numbered::signed);
    }

    @Override
    public Optional<Timestamp> timestamp(long size) {
        return checkpoints.timestamp(size);
    }

    @Override
    public LogKeys keys() {
        return keys.now();
    }

    @Override
    public VerifierKey vkey() {
        return keys.now().newest();
    }

    @Override
    public String origin() {
        return origin;
    }

    /** A row that is gone was erased if an erasure took it; what the log says of that is for whoever checks. */
    private Map<String, RowState> withErased(Map<String, RowState> rows) {
        List<String> absent = rows.entrySet().stream().filter(row -> row.getValue() instanceof RowState.Absent).map(Map.Entry::getKey).toList();
        if (!absent.isEmpty()) {
            erasures.erased(absent).forEach(digest -> rows.put(digest, new RowState.KeyErased()));
        }
        return rows;
    }

    private static Stream<StoredEntry> pages(Supplier<List<StoredEvent>> page) {
        return Stream.generate(page).takeWhile(events -> !events.isEmpty()).flatMap(List::stream).map(MongoLedgerReader::entry);
    }

    private static StoredEntry entry(StoredEvent event) {
        Map<String, Disclosure> ordinary = new TreeMap<>();
        event.disclosures().forEach((name, encoded) -> ordinary.put(name, Disclosure.parse(encoded)));
        return new StoredEntry(event.position(), event.entry(), Map.copyOf(ordinary), event.time());
    }

    private static Opened opened(StoredEntry stored, @org.jspecify.annotations.Nullable RowState row) {
        return switch (row) {
            case RowState.Opened found -> new Opened.Known(found.row().disclosure(), true);
            case RowState.KeyErased _ -> new Opened.Erased();
            case RowState.Altered altered -> throw new CorruptLedger("a sealed component at position " + stored.position() + ": " + altered.reason());
            case RowState.Absent _ -> new Opened.Missing();
            case null -> new Opened.Missing();
        };
    }
}
