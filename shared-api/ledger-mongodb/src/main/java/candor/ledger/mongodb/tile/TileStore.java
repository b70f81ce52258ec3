package candor.ledger.mongodb.tile;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.mongodb.DamagedTile;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The collection {@code tiles}: full tiles only. {@code _id} = level·2<sup>56</sup> + index, {@code hashes} = 256 hashes one behind the
 * other, {@code root} = the hash they give on the level above, kept apart so that a level's partial tile is read without the tiles below.
 */
public final class TileStore {

    /** Name of the collection. */
    public static final String COLLECTION = "tiles";

    private static final String HASHES = "hashes";
    private static final String ROOT = "root";
    private static final int LEVEL_SHIFT = 56;
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> tiles;

    public TileStore(MongoDatabase database) {
        this.tiles = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** A full tile. @throws DamagedTile if it does not give its own root */
    public Optional<Tile> find(int level, long index) {
        TileAddress address = new TileAddress(level, index, TileAddress.FULL);
        return Optional.ofNullable(tiles.find(new Document("_id", id(address))).first()).map(document -> read(address, document));
    }

    /**
     * The hashes that consecutive full tiles give on the level above.
     *
     * @param from index of the first tile
     * @param to index behind the last tile; at most 256 after {@code from}
     * @throws DamagedTile if one is missing or its root is not a hash
     */
    List<Hash> roots(int level, long from, long to) {
        List<Hash> roots = new ArrayList<>();
        if (from == to) {
            return roots;
        }
        long first = id(full(level, from));
        Document range = new Document("_id", new Document("$gte", first).append("$lte", id(full(level, to - 1))));
        for (Document document : tiles.find(range).projection(new Document(ROOT, 1)).sort(new Document("_id", 1)).limit(BATCH).batchSize(BATCH)) {
            if (document.getLong("_id") != first + roots.size()) {
                break;
            }
            roots.add(root(full(level, from + roots.size()), document));
        }
        if (roots.size() != to - from) {
            throw new DamagedTile(full(level, from + roots.size()), "is missing");
        }
        return roots;
    }

    /** Number of full tiles of the lowest level; assumes that there is no gap among them. */
    long lowest() {
        long there = 0;
        long step = 1;
        while (exists(there + step - 1)) {
            there += step;
            step *= 2;
        }
        while (step > 1) {
            step /= 2;
            if (exists(there + step - 1)) {
                there += step;
            }
        }
        return there;
    }

    /** Stores tiles in their order. @return whether that was possible; not if one of them is there already */
    boolean insert(Map<TileAddress, Tile> added) {
        try {
            tiles.insertMany(added.entrySet().stream().map(tile -> write(tile.getKey(), tile.getValue())).toList(), new InsertManyOptions().ordered(true));
            return true;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    /** What is stored of a tile. */
    public sealed interface Standing {

        /** What the entries give. */
        record Sound() implements Standing {}

        /** Nothing. */
        record Missing() implements Standing {}

        /**
         * Something else.
         *
         * @param first number in the tile of the first hash that is another; 256 where the hashes are right and the rest is not
         */
        record Damaged(int first) implements Standing {}
    }

    /** Compares a tile as the entries give it with what is stored under its address. */
    public Standing compare(TileAddress address, Tile tile) {
        Document stored = tiles.find(new Document("_id", id(address))).first();
        if (stored == null) {
            return new Standing.Missing();
        }
        return stored.equals(write(address, tile)) ? new Standing.Sound() : new Standing.Damaged(firstOther(stored, tile));
    }

    private static int firstOther(Document stored, Tile tile) {
        if (!(stored.get(HASHES) instanceof Binary hashes)) {
            return 0;
        }
        int other = Arrays.mismatch(hashes.getData(), tile.toBytes());
        return other < 0 ? TileAddress.FULL : Math.min(other / Hash.LENGTH, TileAddress.FULL - 1);
    }

    /** The addresses of all tiles that are stored, in no particular order. */
    public Set<TileAddress> stored() {
        Set<TileAddress> stored = new HashSet<>();
        long behind = -1;
        for (long before = Long.MIN_VALUE; behind != before; ) {
            before = behind;
            for (Document document : tiles.find(new Document("_id", new Document("$gt", behind))).projection(new Document("_id", 1))
                    .sort(new Document("_id", 1)).limit(BATCH).batchSize(BATCH)) {
                behind = document.getLong("_id");
                stored.add(full((int) (behind >> LEVEL_SHIFT), behind & (1L << LEVEL_SHIFT) - 1));
            }
        }
        return stored;
    }

    /** Takes out what is no tile of the log. */
    public void remove(TileAddress address) {
        tiles.deleteOne(new Document("_id", id(address)));
    }

    /** Stores a tile in place of a missing or damaged one. */
    public void replace(TileAddress address, Tile tile) {
        tiles.replaceOne(new Document("_id", id(address)), write(address, tile), new ReplaceOptions().upsert(true));
    }

    private boolean exists(long index) {
        return tiles.find(new Document("_id", id(full(0, index)))).projection(new Document("_id", 1)).first() != null;
    }

    private static Document write(TileAddress address, Tile tile) {
        return new Document("_id", id(address)).append(HASHES, new Binary(tile.toBytes())).append(ROOT, new Binary(tile.root().toBytes()));
    }

    private static Tile read(TileAddress address, Document document) {
        try {
            Tile tile = Tile.parse(document.get(HASHES, Binary.class).getData());
            if (tile.hashes().size() == TileAddress.FULL && tile.root().equals(root(address, document))) {
                return tile;
            }
        } catch (Malformed | ClassCastException | NullPointerException e) {
            throw new DamagedTile(address, "is not a tile");
        }
        throw new DamagedTile(address, "does not give its own root");
    }

    private static Hash root(TileAddress address, Document document) {
        try {
            return Hash.of(document.get(ROOT, Binary.class).getData());
        } catch (Malformed | ClassCastException | NullPointerException e) {
            throw new DamagedTile(address, "has no root");
        }
    }

    private static TileAddress full(int level, long index) {
        return new TileAddress(level, index, TileAddress.FULL);
    }

    private static long id(TileAddress address) {
        return ((long) address.level() << LEVEL_SHIFT) + address.index();
    }
}
