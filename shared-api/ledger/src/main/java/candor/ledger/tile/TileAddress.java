package candor.ledger.tile;

import candor.ledger.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile: {@code width} hashes of one level, from number {@code index·256} on. A hash at level L is the root of 256<sup>L</sup>
 * leaves. The entry bundle with the same leaves as a tile of level 0 has the same index and width.
 *
 * @param level from 0 to 63
 * @param index from 0
 * @param width 1 to 256; below 256 the tile is partial
 */
public record TileAddress(int level, long index, int width) {

    /** Hashes in a full tile. */
    public static final int FULL = 256;

    /** Tree levels that a tile spans. */
    static final int HEIGHT = 8;

    private static final int MAX_LEVEL = 63;
    private static final Pattern PATH = Pattern.compile(
            "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TileAddress {
        Malformed.unless(level >= 0 && level <= MAX_LEVEL, "a tile's level is 0 to 63");
        Malformed.unless(index >= 0, "a tile's index is never negative");
        Malformed.unless(width >= 1 && width <= FULL, "a tile has 1 to 256 hashes");
    }

    /** Reads {@link #path()}. @throws Malformed for any other text */
    public static TileAddress parse(String path) {
        Matcher matcher = match(path);
        Malformed.unless(!matcher.group(1).equals("entries"), "the path of an entry bundle");
        return address(Integer.parseInt(matcher.group(1)), matcher);
    }

    /** Reads {@link #entriesPath()}. @throws Malformed for any other text */
    public static TileAddress parseEntries(String path) {
        Matcher matcher = match(path);
        Malformed.unless(matcher.group(1).equals("entries"), "the path of a tile");
        return address(0, matcher);
    }

    /** The tiles that a tree has after growing and had not before, lowest level first: full ones, then on each level the partial one. */
    public static List<TileAddress> added(long before, long after) {
        List<TileAddress> added = new ArrayList<>();
        for (int level = 0; onLevel(after, level) > 0; level++) {
            for (long index = onLevel(before, level) / FULL; index < onLevel(after, level) / FULL; index++) {
                added.add(new TileAddress(level, index, FULL));
            }
            int rest = (int) (onLevel(after, level) % FULL);
            if (rest > 0 && onLevel(after, level) > onLevel(before, level)) {
                added.add(new TileAddress(level, onLevel(after, level) / FULL, rest));
            }
        }
        return added;
    }

    /** The partial tiles of a tree, at most one for each level, lowest level first. */
    public static List<TileAddress> edge(long size) {
        List<TileAddress> edge = new ArrayList<>();
        for (int level = 0; onLevel(size, level) > 0; level++) {
            int rest = (int) (onLevel(size, level) % FULL);
            if (rest > 0) {
                edge.add(new TileAddress(level, onLevel(size, level) / FULL, rest));
            }
        }
        return edge;
    }

    /** Whether a tree of this size has all of the tile's hashes. */
    public boolean isIn(long size) {
        return onLevel(size, level) / FULL > index || onLevel(size, level) / FULL == index && onLevel(size, level) % FULL >= width;
    }

    /** Number of its first hash on its level. */
    public long from() {
        return index * FULL;
    }

    /** Number of the hash behind its last one on its level. */
    public long to() {
        return from() + width;
    }

    /** {@code tile/<L>/<N>[.p/<W>]}. */
    public String path() {
        return "tile/" + level + "/" + suffix();
    }

    /** {@code tile/entries/<N>[.p/<W>]}. */
    public String entriesPath() {
        Malformed.unless(level == 0, "an entry bundle has the address of a tile of level 0");
        return "tile/entries/" + suffix();
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** How many hashes a level has in a tree: complete subtrees only. */
    public static long onLevel(long size, int level) {
        return level * HEIGHT >= Long.SIZE - 1 ? 0 : size >> level * HEIGHT;
    }

    private String suffix() {
        StringBuilder number = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return isFull() ? number.toString() : number + ".p/" + width;
    }

    private static Matcher match(String path) {
        Matcher matcher = PATH.matcher(path);
        Malformed.unless(matcher.matches(), "not the path of a tile");
        return matcher;
    }

    private static TileAddress address(int level, Matcher matcher) {
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        String width = matcher.group(3);
        TileAddress address = new TileAddress(level, index, width == null ? FULL : Integer.parseInt(width));
        Malformed.unless(address.suffix().equals(matcher.group().substring(matcher.start(2))), "a tile's path with another spelling");
        return address;
    }
}
