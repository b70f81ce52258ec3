package candor.ledger.trail;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.json.PlainJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hashes of one proof after the other. Neighbours have all of theirs in common but the first few: what follows those is known
 * again by its text, in one piece. Not safe for use by several threads.
 */
public final class PathReader {

    private static final ByteRange LINE_END = ByteRange.ascii("\\n");
    private static final int HASH = 44;
    private static final int LINE = HASH + LINE_END.length();

    private ByteRange lastText = ByteRange.ascii("");
    private List<Hash> last = List.of();

    /** The hashes up to the quote; null if they are not plainly such. @throws candor.ledger.Malformed where one plainly is none */
    @Nullable List<Hash> read(PlainJson json) {
        int start = json.position();
        List<Hash> path = new ArrayList<>(last.size());
        while (!json.isNext('"')) {
            if (path.size() < last.size() && json.skip(lastText.behind(path.size() * LINE))) {
                path.addAll(last.subList(path.size(), last.size()));
            } else {
                ByteRange hash = path.size() < Long.SIZE ? json.bytes(HASH) : null;
                if (hash == null || !json.skip(LINE_END)) {
                    return null;
                }
                path.add(Hash.ofBase64(hash));
            }
        }
        lastText = json.since(start);
        last = path;
        return path;
    }
}
