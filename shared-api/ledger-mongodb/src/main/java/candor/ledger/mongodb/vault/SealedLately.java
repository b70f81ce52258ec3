package candor.ledger.mongodb.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What this process has sealed and stored lately, in the clear: those who follow the log ask for it a moment later, and need not fetch and
 * open it again. What was closed is not in here and never comes back.
 */
final class SealedLately {

    /** What is sealed in some seconds of the busiest times; who lags further behind reads the store. */
    private static final long MOST_BYTES = 8L << 20;
    private static final int OVERHEAD = 256;

    private final Map<String, OpenedRow> rows = new LinkedHashMap<>(1_024);
    private final Set<String> stored = new HashSet<>();
    private final Predicate<String> isClosed;
    private final Set<String> closedRows = new HashSet<>();
    private long bytes;

    /** @param isClosed whether nothing is opened for a subject any more; {@link #close} is called only when it says so */
    SealedLately(Predicate<String> isClosed) {
        this.isClosed = isClosed;
    }

    /** It is sealed; nobody finds it before it is {@link #stored} as well. */
    synchronized void sealed(String digest, OpenedRow row) {
        if (closedRows.contains(digest) || row.subject() != null && isClosed.test(row.subject()) || rows.put(digest, row) != null) {
            return;
        }
        bytes += weight(row);
        for (var oldest = rows.entrySet().iterator(); bytes > MOST_BYTES && oldest.hasNext(); ) {
            remove(oldest.next(), oldest);
        }
    }

    synchronized void stored(Collection<SealedRow> written) {
        for (SealedRow row : written) {
            if (rows.containsKey(row.digest())) {
                stored.add(row.digest());
            }
        }
    }

    /** Those of the digests that are here. */
    synchronized Map<String, OpenedRow> of(Collection<String> digests) {
        Map<String, OpenedRow> found = new HashMap<>();
        for (String digest : digests) {
            OpenedRow row = stored.contains(digest) ? rows.get(digest) : null;
            if (row != null) {
                found.put(digest, row);
            }
        }
        return found;
    }

    /** A subject was closed: what it has of theirs goes. */
    synchronized void close(String subject) {
        for (var each = rows.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, OpenedRow> row = each.next();
            if (subject.equals(row.getValue().subject())) {
                remove(row, each);
            }
        }
    }

    synchronized void closeRow(String digest) {
        closedRows.add(digest);
        stored.remove(digest);
        OpenedRow row = rows.remove(digest);
        bytes -= row == null ? 0 : weight(row);
    }

    synchronized boolean isClosedRow(String digest) {
        return closedRows.contains(digest);
    }

    synchronized void clear() {
        rows.clear();
        stored.clear();
        bytes = 0;
    }

    private void remove(Map.Entry<String, OpenedRow> row, Iterator<Map.Entry<String, OpenedRow>> at) {
        bytes -= weight(row.getValue());
        stored.remove(row.getKey());
        at.remove();
    }

    private static int weight(OpenedRow row) {
        return row.disclosure().encoded().length() * 2 + OVERHEAD;
    }
}
