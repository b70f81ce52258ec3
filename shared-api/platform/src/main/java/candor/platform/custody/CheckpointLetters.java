package candor.platform.custody;

import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.witness.Outside;
import candor.ledger.note.Checkpoint;
import candor.platform.mail.Letter;
import candor.platform.mail.Mailer;
import candor.platform.mail.NotSent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mails copies of checkpoints: the signed note in the text for people, and attached, byte for byte, for the verifier. */
final class CheckpointLetters implements Outside {
    private final Mailer mailer;
    private final List<String> recipients;

    CheckpointLetters(Mailer mailer, List<String> recipients) {
        this.mailer = mailer;
        this.recipients = recipients;
    }

    @Override
    public void take(SignedCheckpoint signed, Occasion occasion) throws NotHandedOver {
        try {
            mailer.send(letter(signed, occasion));
        } catch (NotSent e) {
            throw new NotHandedOver(String.valueOf(e.getMessage()), e.perhapsSent());
        }
    }

    private Letter letter(SignedCheckpoint signed, Occasion occasion) {
        Checkpoint checkpoint = signed.checkpoint();
        String note = signed.note().format();
        String name = "checkpoint-" + checkpoint.size() + ".txt";
        String why = switch (occasion) {
            case END_OF_DAY -> "It is the last one of a day.";
            case NEW_KEY -> "It is the first one that a new key of the log signed: whoever verifies the log needs that key too.";
        };
        String text = """
                The log %s signed this checkpoint over its first %d entries. %s

                Keep this mail, or the file attached to it, where those who run the log cannot change it. Nothing needs to be done with it now.
                It shows later whether history was rewritten: every later checkpoint must continue this one. If a trail brings the proof from
                this size along, candor-verify checks that offline with --earlier %s.

                %s""".formatted(checkpoint.origin(), checkpoint.size(), why, name, note);
        String id = "checkpoint-" + checkpoint.size() + "-" + checkpoint.root().hex().substring(0, 32);
        return new Letter(id, recipients, "Checkpoint of " + checkpoint.origin() + " at " + checkpoint.size() + " entries", text,
                List.of(new Letter.Attachment(name, note.getBytes(StandardCharsets.UTF_8))));
    }
}
