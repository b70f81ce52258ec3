package candor.ledger.entry;

import candor.ledger.entry.PlainEntry.Commitment;
import java.util.List;

/**
 * Whether a plain entry's words obey the rules of {@link Entry} and {@link EntryContent}, without tables. It may call allowed
 * only what they allow; what it does not, they judge.
 */
final class PlainWords {

    /** More components than this are compared quicker by a table. */
    private static final int FEW = 40;

    private PlainWords() {
    }

    static boolean areAllowed(PlainEntry entry) {
        return Spelling.isUuid(entry.id()) && (entry.cause() == null || Spelling.isUuid(entry.cause()))
                && Spelling.isType(entry.type()) && Spelling.isRevision(entry.revision())
                && areTags(entry.tags()) && entry.stream().equals(EntryContent.stream(entry.tags()))
                && areDistinct(entry.commitments())
                && entry.ordinal() >= 1 && entry.previous().isPresent() == entry.ordinal() > 1;
    }

    private static boolean areTags(List<String> tags) {
        int incidents = 0;
        String last = "";
        for (String tag : tags) {
            if (last.compareTo(tag) >= 0 || !Spelling.isTag(tag)) {
                return false;
            }
            incidents += tag.startsWith(EntryContent.INCIDENT) ? 1 : 0;
            last = tag;
        }
        return incidents <= 1 && tags.size() <= EntryContent.MAX_TAGS;
    }

    private static boolean areDistinct(List<Commitment> commitments) {
        if (commitments.size() > FEW) {
            return false;
        }
        for (int i = 0; i < commitments.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (commitments.get(j).digest().equals(commitments.get(i).digest())) {
                    return false;
                }
            }
        }
        return true;
    }
}
