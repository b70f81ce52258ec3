package candor.ledger.entry;

import candor.ledger.entry.PlainEntry.Commitment;
import java.util.List;

/**
 * Whether a plain entry's words obey the rules of {@link Entry} and {@link EntryContent}, without patterns and tables. It may call allowed
 * only what they allow; what it does not, they judge.
 */
final class PlainWords {

    private static final String UUID = "00000000-0000-0000-0000-000000000000";
    /** More components than this are compared quicker by a table. */
    private static final int FEW = 40;

    private PlainWords() {
    }

    static boolean areAllowed(PlainEntry entry) {
        return isUuid(entry.id()) && (entry.cause() == null || isUuid(entry.cause()))
                && isWord(entry.type(), 0, entry.type().length(), 200, "_$.-")
                && isPrintable(entry.revision(), 0, 64)
                && areTags(entry.tags()) && entry.stream().equals(EntryContent.stream(entry.tags()))
                && areDistinct(entry.commitments())
                && entry.ordinal() >= 1 && entry.previous().isPresent() == entry.ordinal() > 1;
    }

    private static boolean isUuid(String text) {
        boolean is = text.length() == UUID.length();
        for (int i = 0; is && i < UUID.length(); i++) {
            char c = text.charAt(i);
            is = UUID.charAt(i) == '-' ? c == '-' : c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        return is;
    }

    private static boolean areTags(List<String> tags) {
        int incidents = 0;
        String last = "";
        for (String tag : tags) {
            int colon = tag.indexOf(':');
            if (colon < 0 || last.compareTo(tag) >= 0 || !isWord(tag, 0, colon, 64, "_.-") || !isPrintable(tag, colon + 1, 255)) {
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

    /** A letter, and letters, digits and these signs behind it. */
    private static boolean isWord(String text, int from, int to, int longest, String signs) {
        boolean is = to > from && to - from <= longest && isLetter(text.charAt(from));
        for (int i = from + 1; is && i < to; i++) {
            char c = text.charAt(i);
            is = isLetter(c) || c >= '0' && c <= '9' || signs.indexOf(c) >= 0;
        }
        return is;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isPrintable(String text, int from, int longest) {
        boolean is = text.length() > from && text.length() - from <= longest;
        for (int i = from; is && i < text.length(); i++) {
            is = text.charAt(i) > ' ' && text.charAt(i) <= '~';
        }
        return is;
    }
}
