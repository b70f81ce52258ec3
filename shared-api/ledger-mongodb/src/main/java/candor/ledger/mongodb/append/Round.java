package candor.ledger.mongodb.append;

import candor.ledger.Hash;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.log.LedgerHealth;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.log.RecentEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** One group of commands on its way into a block, however many attempts that takes. For one thread, that which writes the block. */
final class Round {

    /** What a round works with. */
    record Parts(Log log, Blocks blocks, Judge judge, BlockWriter writer, LedgerClock clock, LedgerHealth health) {}

    private final Parts parts;
    private final Consumer<List<PreparedCommand>> storeSealed;
    /** Commands that repeat one of the same block, by its id: they get its answer. */
    private final Map<UUID, List<PreparedCommand>> repeats = new HashMap<>();
    private final IntSupplier queued;
    private int behind;

    /** @param queued how many commands wait for the next block */
    Round(Parts parts, Consumer<List<PreparedCommand>> storeSealed, IntSupplier queued) {
        this.parts = parts;
        this.storeSealed = storeSealed;
        this.queued = queued;
    }

    /** How many waited for the next block just before those of this one were answered. */
    int behind() {
        return behind;
    }

    /**
     * Stores or settles every command of the group. One that is refused may be so because of another of the same block, so it is answered
     * with the block: whoever decides again at once then sees why. What this throws concerns all that are not settled yet.
     */
    void run(List<PreparedCommand> group) {
        List<PreparedCommand> waiting = group;
        while (!waiting.isEmpty()) {
            waiting = attempt(waiting);
        }
        for (PreparedCommand command : group) {
            if (!command.isSettled()) {
                // Its caller would wait for ever.
                throw new IllegalStateException("the command " + command.facts().commandId() + " came through without an outcome");
            }
        }
    }

    /** One attempt; returns those that must be tried again. */
    private List<PreparedCommand> attempt(List<PreparedCommand> waiting) {
        var head = parts.log().head();
        BlockAssembly assembly = new BlockAssembly(parts.log(), parts.blocks(), head, parts.clock().after(head.at()));
        List<PreparedCommand> accepted = accept(waiting, assembly, head.size());
        if (accepted.isEmpty()) {
            return List.of();
        }
        storeSealed.accept(accepted);
        requireFresh(accepted);
        StoredBlock block = assembly.block();
        BlockWriter.Outcome outcome = parts.writer().write(block);
        behind = queued.getAsInt();
        if (outcome.isAnswer()) {
            parts.health().running();
        }
        return switch (outcome) {
            case BlockWriter.Outcome.Stored _ -> {
                Answers.announce(accepted);
                yield finish(block, assembly.leaves(), accepted);
            }
            case BlockWriter.Outcome.Lost _ -> {
                parts.log().refresh();
                yield again(accepted);
            }
            case BlockWriter.Outcome.Answered _ -> again(withoutAnswered(accepted));
            case BlockWriter.Outcome.Refused(var reason) -> throw reason;
            case BlockWriter.Outcome.Unknown(var reason) -> throw new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN,
                    "the store failed while recording: look whether it was recorded, or repeat the same request", reason);
        };
    }

    private List<PreparedCommand> accept(List<PreparedCommand> waiting, BlockAssembly assembly, long size) {
        RecentEvents inBlock = new RecentEvents(Integer.MAX_VALUE, size);
        Map<UUID, PreparedCommand> first = new HashMap<>();
        List<PreparedCommand> accepted = new ArrayList<>(waiting.size());
        for (PreparedCommand command : waiting) {
            if (settled(command, first) || fails(command, inBlock, first)) {
                continue;
            }
            int before = assembly.events().size();
            assembly.add(command);
            if (waiting.size() > 1) {
                assembly.events().subList(before, assembly.events().size()).forEach(event -> inBlock.add(event.position(), event.type(), event.tags()));
            }
            first.put(command.facts().commandId(), command);
            accepted.add(command);
        }
        return accepted;
    }

    /** Whether the command repeats another, of the log or of this block; it is answered or will be. */
    private boolean settled(PreparedCommand command, Map<UUID, PreparedCommand> first) {
        try {
            Optional<Receipt> answer = parts.judge().recentAnswer(command.facts());
            answer.ifPresent(command::succeed);
            PreparedCommand same = first.get(command.facts().commandId());
            if (answer.isEmpty() && same != null) {
                requireSameBody(command, same);
                repeats.computeIfAbsent(command.facts().commandId(), id -> new ArrayList<>(1)).add(command);
            }
            return answer.isPresent() || same != null;
        } catch (IdempotencyConflict e) {
            command.fail(e);
            return true;
        }
    }

    private boolean fails(PreparedCommand command, RecentEvents inBlock, Map<UUID, PreparedCommand> first) {
        boolean inPlace = command.behind() == null || first.containsKey(command.behind()) || parts.judge().isStored(command.behind());
        if (inPlace && allHold(command.conditions(), inBlock)) {
            return false;
        }
        try {
            parts.judge().answer(command.facts()).ifPresentOrElse(command::succeed, () -> command.fail(new ConditionFailed()));
        } catch (IdempotencyConflict e) {
            command.fail(e);
        }
        return true;
    }

    private boolean allHold(List<Condition> conditions, RecentEvents inBlock) {
        for (Condition condition : conditions) {
            if (inBlock.anyMatch(condition.criteria(), 0) || parts.judge().fails(condition)) {
                return false;
            }
        }
        return true;
    }

    private List<PreparedCommand> finish(StoredBlock block, List<Hash> leaves, List<PreparedCommand> accepted) {
        List<Receipt> receipts = parts.log().stored(block, leaves);
        for (int i = 0; i < accepted.size(); i++) {
            Receipt receipt = receipts.get(i);
            accepted.get(i).succeed(receipt);
            repeats.getOrDefault(receipt.commandId(), List.of()).forEach(repeat -> repeat.succeed(receipt));
        }
        return List.of();
    }

    /** Those to try again, with the commands that waited for the answer of one of them. */
    private List<PreparedCommand> again(List<PreparedCommand> commands) {
        List<PreparedCommand> all = new ArrayList<>(commands);
        repeats.values().forEach(all::addAll);
        repeats.clear();
        return all;
    }

    private List<PreparedCommand> withoutAnswered(List<PreparedCommand> commands) {
        parts.log().refresh();
        List<PreparedCommand> rest = new ArrayList<>();
        for (PreparedCommand command : commands) {
            try {
                parts.judge().answer(command.facts()).ifPresentOrElse(command::succeed, () -> rest.add(command));
            } catch (IdempotencyConflict e) {
                command.fail(e);
            }
        }
        return rest;
    }

    private static void requireSameBody(PreparedCommand command, PreparedCommand same) {
        if (!command.facts().bodyHash().equals(same.facts().bodyHash())) {
            throw new IdempotencyConflict(command.facts().commandId());
        }
    }

    /** Sealed rows that no block commits to are swept one day; a block must not come much later than its rows. */
    private static void requireFresh(List<PreparedCommand> accepted) {
        long now = System.nanoTime();
        for (PreparedCommand command : accepted) {
            if (now - command.sealedAt() > Appender.GIVE_UP.toNanos()) {
                throw new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "recording took too long: nothing was recorded, try again");
            }
        }
    }
}
