package candor.query.signal;

import candor.RuleViolation;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.StoredEntry;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.webhook.WebhookSecret;
import candor.query.Projected;
import candor.sealing.FreeText;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalQuery.FindSignalSources;
import candor.signal.SignalSourceCommand;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.signal.SignalSourceCommand.RevokeSignalSource;
import candor.signal.SignalSourceCommand.RotateSignalSourceSecret;
import candor.signal.SignalSourceRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Lets systems send alerts. A secret is shown in the answer to the request that made it and at no other time. */
final class SignalSourceDesk {
    private final SignalQueries signals;
    private final CommandPort port;
    private final Projected projected;
    private final MongoLedger ledger;

    SignalSourceDesk(SignalQueries signals, CommandPort port, Projected projected, MongoLedger ledger) {
        this.signals = signals;
        this.port = port;
        this.projected = projected;
        this.ledger = ledger;
    }

    /**
     * A secret just made.
     *
     * @param signalSource whose it is
     * @param address below this server's own, to which the source sends
     * @param secret for its signatures (Standard Webhooks); it is shown this once
     */
    record HandedSecret(String signalSource, String address, String secret) {
        /** Never shown by accident. */
        @Override
        public String toString() {
            return "HandedSecret[" + signalSource + "]";
        }
    }

    List<SignalSourceRow> all() {
        return signals.answer(new FindSignalSources());
    }

    /**
     * Registers one.
     *
     * @param key of the attempt: handed in again it is refused, because the secret cannot be shown twice
     * @throws RuleViolation {@code signal.source-registered}, {@code signal.no-name}
     */
    HandedSecret register(String name, SignalChannel channel, AlertForm form, Actor actor, String key) {
        if (name.isBlank()) {
            throw new RuleViolation("signal.no-name", "Say which system it is.");
        }
        String source = UUID.nameUUIDFromBytes((actor.account() + "/source/" + key).getBytes(StandardCharsets.UTF_8)).toString();
        issue(new RegisterSignalSource(source, FreeText.of(name.strip()), channel, form), actor);
        return handed(source, 1);
    }

    /** @throws RuleViolation {@code signal.source-not-found}, {@code signal.source-revoked} */
    HandedSecret rotate(String source, Actor actor) {
        return handed(source, generation(issue(new RotateSignalSourceSecret(source), actor)));
    }

    /** Of the entry itself: a list that lags behind would show the secret that is on its way out as the new one. */
    private long generation(Accepted rotated) {
        StoredEntry entry = ledger.reader().entry(rotated.events().getLast().position()).orElseThrow();
        return Objects.requireNonNull(entry.ordinary().get("generation")).value().asLong();
    }

    /** @throws RuleViolation {@code signal.no-reason}, {@code signal.source-not-found}, {@code signal.source-revoked} */
    void revoke(String source, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw new RuleViolation("signal.no-reason", "Say why it may send no more.");
        }
        issue(new RevokeSignalSource(source, FreeText.of(reason.strip())), actor);
    }

    private HandedSecret handed(String source, long generation) {
        return new HandedSecret(source, "/api/webhooks/" + source, WebhookSecret.of(ledger::identify, source, generation).shown());
    }

    private Accepted issue(SignalSourceCommand command, Actor actor) {
        Accepted accepted = port.issue(command, Issuance.by(actor, "source-" + UUID.randomUUID(), BodyHash.of(command.signalSource())));
        projected.await(accepted.events().getLast().position());
        return accepted;
    }
}
