package candor.command.signal.webhook;

import candor.platform.edge.Malformation;
import candor.platform.edge.shape.BodyReader;
import candor.platform.edge.shape.Shape;
import candor.platform.edge.shape.Shapes;
import candor.sealing.SubjectReference;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Our own form, for whoever writes a few lines of script: strict, so that a misspelt member is found by the first message.
 *
 * @param id the sender's own identifier of the matter; what is sent again with the same one is an update
 * @param title in one line
 * @param severity in the sender's words
 * @param status in the sender's words
 * @param text more of it
 * @param occurred when it happened
 * @param known when the sender wrote it down
 */
record PlainAlert(
        String id, String title, @Nullable String severity, @Nullable String status, @Nullable String text, @Nullable Occurred occurred, @Nullable StatedTime known) {
    private static final Shape.Structure SHAPE = Shapes.of(PlainAlert.class, Set.of(), Set.of());

    static Mapped read(Fields body) {
        PlainAlert alert = strictly(body);
        return new Mapped(
                body.requiredIdentifier("id"), body.requiredText("title"), body.text("severity").orElse(null), body.text("status").orElse(null),
                body.text("text").orElse(null), alert.occurred(), alert.known());
    }

    /** The same shapes and sentences as every other body; only what they answer is another status. */
    private static PlainAlert strictly(Fields body) {
        try {
            var reader = new BodyReader(() -> new SubjectReference("nobody"));
            return (PlainAlert) reader.read(SHAPE, body.json(), Map.of());
        } catch (Malformation wrong) {
            throw Fields.malformed(String.valueOf(wrong.getMessage()));
        }
    }
}
