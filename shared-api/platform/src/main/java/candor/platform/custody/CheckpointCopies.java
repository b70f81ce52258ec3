package candor.platform.custody;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.witness.CopyState;
import candor.ledger.mongodb.witness.Copying;
import candor.platform.mail.MailSettings;
import candor.platform.mail.Mailer;
import candor.platform.store.Refusal;
import java.util.Optional;

/** Mails checkpoints as long as the ledger is open; nothing where nobody is to get them or this process does not sign. */
public final class CheckpointCopies implements AutoCloseable {
    private final Optional<Copying> copying;

    private CheckpointCopies(Optional<Copying> copying) {
        this.copying = copying;
    }

    static CheckpointCopies none() {
        return new CheckpointCopies(Optional.empty());
    }

    /** @throws Refusal if there is no mail server to send by */
    static CheckpointCopies mail(MongoLedger ledger, Mailer mailer, MailSettings settings) {
        if (!mailer.isConfigured()) {
            throw new Refusal("candor.mail.checkpoint-recipients names who gets copies of checkpoints, but no mail server is named: set spring.mail.host and candor.mail.from");
        }
        return new CheckpointCopies(Optional.of(ledger.custody().copying(new CheckpointLetters(mailer, settings.checkpointRecipients())).start(Copying.INTERVAL)));
    }

    Optional<CopyState> state() {
        return copying.map(Copying::state);
    }

    @Override
    public void close() {
        copying.ifPresent(Copying::close);
    }
}
