package candor.platform.command;

import candor.DomainCommand;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.Metadata;

/** Decides in this process: rights, repetition, dispatch, another try where somebody else was quicker, and the receipt. */
public final class LocalCommandPort implements CommandPort {
    /** Each try reads the newer facts; ten losses in a row, now against other processes, are a queue nobody should wait in. */
    private static final int MOST_TRIES = 10;

    private static final long SHORTEST_PAUSE_NANOS = 500_000;

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final CommandGateway gateway;
    private final MongoLedger ledger;
    private final Turns turns = new Turns();

    public LocalCommandPort(CommandGateway gateway, MongoLedger ledger) {
        this.gateway = gateway;
        this.ledger = ledger;
    }

    @Override
    public Accepted issue(DomainCommand command, Issuance issuance) {
        CommandRights.require(issuance.actor(), command.getClass());
        UUID id = CommandId.of(ledger, issuance);
        Optional<Accepted> before = answered(id, issuance.bodyHash());
        return before.isPresent() ? before.get() : decide(command, id, issuance);
    }

    @Override
    public Begun begin(DomainCommand command, Issuance issuance) {
        try {
            CommandRights.require(issuance.actor(), command.getClass());
            UUID id = CommandId.of(ledger, issuance);
            Optional<Accepted> before = answered(id, issuance.bodyHash());
            if (before.isPresent()) {
                return before::get;
            }
            CompletableFuture<?> decided = gateway.send(command, metadata(id, issuance).and("queued", "true")).getResultMessage();
            return () -> await(decided, id, command, issuance);
        } catch (RuntimeException refused) {
            return () -> {
                throw refused;
            };
        }
    }

    /** Where somebody else was quicker, it is decided again, and now waited for. */
    private Accepted await(CompletableFuture<?> decided, UUID id, DomainCommand command, Issuance issuance) {
        try {
            decided.get();
            return answered(id, issuance.bodyHash()).orElseGet(() -> new Accepted(List.of()));
        } catch (ExecutionException failed) {
            if (Refusals.of(failed, command) instanceof AppendEventsTransactionRejectedException) {
                return issue(command, issuance);
            }
            return answered(id, issuance.bodyHash()).orElseThrow(() -> Refusals.of(failed, command));
        } catch (InterruptedException stopped) {
            throw stopping(stopped);
        }
    }

    private Accepted decide(DomainCommand command, UUID id, Issuance issuance) {
        ReentrantLock line = turns.line(command);
        Metadata metadata = metadata(id, issuance);
        try {
            if (line.isLocked()) {
                takeTurn(line);
            }
            for (int attempt = 1; ; attempt++) {
                Optional<Accepted> accepted = tried(command, id, metadata, issuance.bodyHash());
                if (accepted.isPresent()) {
                    return accepted.get();
                }
                if (attempt == MOST_TRIES) {
                    throw busy();
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_NANOS << attempt));
                if (!line.isHeldByCurrentThread()) {
                    takeTurn(line);
                }
            }
        } catch (InterruptedException stopped) {
            throw stopping(stopped);
        } finally {
            if (line.isHeldByCurrentThread()) {
                line.unlock();
            }
        }
    }

    /** @return empty where somebody else was quicker */
    private Optional<Accepted> tried(DomainCommand command, UUID id, Metadata metadata, String bodyHash) throws InterruptedException {
        try {
            gateway.send(command, metadata).getResultMessage().get();
            return Optional.of(answered(id, bodyHash).orElseGet(() -> new Accepted(List.of())));
        } catch (ExecutionException failed) {
            RuntimeException refusal = Refusals.of(failed, command);
            Optional<Accepted> meanwhile = answered(id, bodyHash);
            if (meanwhile.isEmpty() && !(refusal instanceof AppendEventsTransactionRejectedException)) {
                throw refusal;
            }
            return meanwhile;
        }
    }

    private static void takeTurn(ReentrantLock line) throws InterruptedException {
        if (!line.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw busy();
        }
    }

    private static LedgerUnavailable busy() {
        return new LedgerUnavailable(LedgerUnavailable.BUSY, "others keep changing the same facts: nothing was stored, try again in a moment");
    }

    private static LedgerUnavailable stopping(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN, "the server is stopping: repeat the request with the same idempotency key", stopped);
    }

    private Optional<Accepted> answered(UUID id, String bodyHash) {
        return ledger.receipt(id).map(receipt -> {
            if (!receipt.answers(bodyHash)) {
                throw new IdempotencyConflict(id);
            }
            return new Accepted(receipt.events().stream().map(LocalCommandPort::event).toList());
        });
    }

    private static EventReceipt event(Receipt.ReceiptEvent event) {
        return new EventReceipt(event.position(), event.stream(), event.ordinal(), event.type(), event.leafHash().hex());
    }

    private static Metadata metadata(UUID id, Issuance issuance) {
        Map<String, String> facts = new HashMap<>();
        facts.put("commandId", id.toString());
        facts.put("bodyHash", issuance.bodyHash());
        Actor actor = issuance.actor();
        if (actor != null) {
            facts.put("actor", actor.account());
            facts.put("actorName", actor.name());
        }
        issuance.ifMatch().ifPresent(ordinal -> facts.put("ifMatch", Long.toString(ordinal)));
        return Metadata.from(facts);
    }
}
