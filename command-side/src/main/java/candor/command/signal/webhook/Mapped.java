package candor.command.signal.webhook;

import candor.ledger.Hash;
import candor.sealing.FreeText;
import candor.signal.Alert;
import candor.signal.AlertForm;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a body. What is longer than a list can show is cut with an ellipsis: the body itself is kept whole.
 *
 * @param title in one line
 */
record Mapped(
        String uid,
        String title,
        @Nullable String severity,
        @Nullable String status,
        @Nullable String description,
        @Nullable Occurred occurred,
        @Nullable StatedTime known) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_DESCRIPTION = 3_500;

    Alert from(AlertForm form, byte[] body) {
        return new Alert(
                form, FreeText.of(uid), FreeText.of(cut(title.replaceAll("\\s+", " "), LONGEST_TITLE)), text(severity, LONGEST_WORD), text(status, LONGEST_WORD),
                text(description, LONGEST_DESCRIPTION), occurred, known, FreeText.of(Fields.utf8(body)), FreeText.of(Hash.sha256(body).hex()));
    }

    private static @Nullable FreeText text(@Nullable String words, int longest) {
        return words == null ? null : FreeText.of(cut(words, longest));
    }

    private static String cut(String words, int longest) {
        if (words.codePointCount(0, words.length()) <= longest) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, longest)) + "…";
    }
}
