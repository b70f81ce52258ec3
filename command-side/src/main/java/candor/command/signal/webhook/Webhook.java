package candor.command.signal.webhook;

import candor.UuidV7;
import candor.ledger.Hash;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.Accepted;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.edge.Malformation;
import candor.platform.webhook.SignedMessage;
import candor.signal.Alert;
import candor.signal.SignalCommand.ReceiveAlert;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes alerts: believes the signature or refuses, reads the source's form or says what is wrong with it, and records. What makes a repeated
 * message one is the ledger's own record of the commands it has answered, which outlives every process.
 */
final class Webhook {
    private static final int RANDOM_BYTES = 10;
    /** Two findings seldom share one. */
    private static final int TURNS = 1_024;

    private final MongoLedger ledger;
    private final CommandPort port;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

    Webhook(MongoLedger ledger, CommandPort port, InstantSource clock) {
        this.ledger = ledger;
        this.port = port;
        this.clock = clock;
    }

    /**
     * A message that is not verified yet.
     *
     * @param attributes headers of a CloudEvent in binary mode, by their small names
     */
    record Received(String source, SignedMessage message, String contentType, Map<String, String> attributes) {}

    /**
     * Takes one.
     *
     * @throws Malformation {@code webhook.unsigned}, {@code webhook.wrong-signature}, {@code webhook.wrong-time}, {@code webhook.malformed},
     *     {@code webhook.id-reused}; else as {@link CommandPort#issue}
     */
    AlertTaken take(Received received) {
        SignedMessage message = received.message();
        Instant now = clock.instant();
        KnownSource source = KnownSource.find(received.source(), ledger.reader()).orElseThrow(SignedMessage::stranger);
        message.require(source.secrets(ledger::identify, now), now);
        Alert alert = read(source, received).from(source.form(), message.body());
        String uid = alert.uid().text().orElseThrow();
        String key = ledger.identify("alert", source.source().length() + ":" + source.source() + uid);
        return inTurn(key, () -> AlertTaken.of(issue(new ReceiveAlert(signal(now), source.source(), key, alert), received)));
    }

    /** States of one finding come in bursts, and each is compared with the one before: taking turns they need not be decided again. */
    private AlertTaken inTurn(String finding, Supplier<AlertTaken> take) {
        Lock turn = turns.get(Math.floorMod(finding.hashCode(), turns.size()));
        turn.lock();
        try {
            return take.get();
        } finally {
            turn.unlock();
        }
    }

    private static Mapped read(KnownSource source, Received received) {
        String body = Fields.utf8(received.message().body());
        return switch (source.form()) {
            case OCSF -> OcsfFinding.read(Fields.of(body, ""));
            case PLAIN -> PlainAlert.read(Fields.of(body, ""));
            case CLOUDEVENTS -> CloudEvent.read(received.contentType(), received.attributes(), body);
        };
    }

    private Accepted issue(ReceiveAlert command, Received received) {
        Map<String, String> sent = new HashMap<>(received.attributes());
        sent.put("body", Hash.sha256(received.message().body()).hex());
        String key = "webhook-" + received.source() + "-" + BodyHash.of(received.message().id());
        try {
            return port.issue(command, Issuance.bySystem(key, BodyHash.of(sent)));
        } catch (IdempotencyConflict reused) {
            throw new Malformation("webhook.id-reused", "\"" + SignedMessage.ID + "\" must be one of its own: a message with this one came before and said something else");
        }
    }

    private String signal(Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return UuidV7.of(now, bytes).toString();
    }
}
