package candor.ledger.mongodb.vault;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subject keys used lately. What was read before a subject was closed never comes back: a reader takes a {@link Mark} first. */
final class KeyCache {

    /** Staff and the people of the incidents at hand; about 200 bytes each. */
    static final int CAPACITY = 10_000;

    private final Map<String, byte[]> keys = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > CAPACITY;
        }
    };
    /** Whose erasure this process has read of: the store may still hold their keys, but nobody here uses them again. */
    private final Set<String> closed = new HashSet<>();
    private long forgotten;

    /** A moment before a read of the store. */
    record Mark(long forgotten) {}

    synchronized Mark mark() {
        return new Mark(forgotten);
    }

    synchronized byte @Nullable [] get(String subject) {
        return keys.get(subject);
    }

    synchronized void put(String subject, byte[] key, Mark readAfter) {
        if (readAfter.forgotten() == forgotten) {
            keys.put(subject, key);
        }
    }

    synchronized void close(String subject) {
        forgotten++;
        closed.add(subject);
        keys.remove(subject);
    }

    synchronized boolean isClosed(String subject) {
        return closed.contains(subject);
    }

    /** A new epoch began: keys are read again when they are needed. */
    synchronized void clear() {
        forgotten++;
        keys.clear();
    }
}
