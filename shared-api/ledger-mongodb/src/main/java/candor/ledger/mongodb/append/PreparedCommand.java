package candor.ledger.mongodb.append;

import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.log.StreamHead;
import candor.ledger.mongodb.vault.SealedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The events of one command on their way into a block. */
public final class PreparedCommand {

    private final CommandFacts facts;
    private final List<PreparedEvent> events;
    private final List<Condition> conditions;
    private final List<SealedRow> sealed;
    private final Map<String, StreamHint> hints;
    private final int bytes;
    private final int weight;
    private final CompletableFuture<Receipt> result = new CompletableFuture<>();
    private @Nullable UUID behind;
    /** Sleeps until it is settled and then gives the answer itself. */
    private @Nullable Thread awaiting;
    private long sealedAt;
    private volatile boolean announced;
    private volatile @Nullable Runnable answer;

    /**
     * What the store said of a stream before the command was queued.
     *
     * @param head its end
     * @param size of the log when that was so
     */
    record StreamHint(StreamHead head, long size) {}

    PreparedCommand(CommandFacts facts, List<PreparedEvent> events, @Nullable Condition condition, Map<String, StreamHint> hints) {
        this(facts, events, condition, null, hints);
    }

    /** @param guard what must not have happened to those it seals for, whatever it was decided on */
    PreparedCommand(CommandFacts facts, List<PreparedEvent> events, @Nullable Condition condition, @Nullable Condition guard, Map<String, StreamHint> hints) {
        this.facts = facts;
        this.events = List.copyOf(events);
        this.conditions = present(condition, guard);
        this.hints = Map.copyOf(hints);
        this.sealed = sealed(events);
        this.bytes = bytes(events);
        this.weight = bytes + weight(sealed);
    }

    private static List<SealedRow> sealed(List<PreparedEvent> events) {
        List<SealedRow> sealed = new ArrayList<>();
        for (PreparedEvent event : events) {
            sealed.addAll(event.sealed());
        }
        return List.copyOf(sealed);
    }

    private static int bytes(List<PreparedEvent> events) {
        int bytes = 0;
        for (PreparedEvent event : events) {
            bytes += event.bytes();
        }
        return bytes;
    }

    private static int weight(List<SealedRow> rows) {
        int bytes = 0;
        for (SealedRow row : rows) {
            bytes += row.box().length;
        }
        return bytes;
    }

    private static List<Condition> present(@Nullable Condition condition, @Nullable Condition guard) {
        List<Condition> present = new ArrayList<>(2);
        if (condition != null) {
            present.add(condition);
        }
        if (guard != null) {
            present.add(guard);
        }
        return present;
    }

    CommandFacts facts() {
        return facts;
    }

    List<PreparedEvent> events() {
        return events;
    }

    /** All that must still hold. */
    List<Condition> conditions() {
        return conditions;
    }

    /** Before it is queued: the command it is stored behind or not at all. */
    void storeBehind(@Nullable UUID command) {
        behind = command;
    }

    @Nullable UUID behind() {
        return behind;
    }

    /** Before it is queued: this thread waits for its result. */
    void awaitHere() {
        awaiting = Thread.currentThread();
    }

    /** The thread that waits for its result; null if its caller does not. */
    @Nullable Thread awaiting() {
        return awaiting;
    }

    @Nullable StreamHint hint(String stream) {
        return hints.get(stream);
    }

    /** About what it takes in a block. */
    int bytes() {
        return bytes;
    }

    /** About what it holds, sealed rows included. */
    int weight() {
        return weight;
    }

    List<SealedRow> sealed() {
        return sealed;
    }

    /** {@link System#nanoTime} when its sealed rows were stored; 0 before. Only for whoever writes the block. */
    long sealedAt() {
        return sealedAt;
    }

    void sealedAt(long nanoTime) {
        sealedAt = nanoTime;
    }

    /** Its block is stored: what it gets is known in a moment, for which its thread stays awake. Only for whoever writes the block. */
    void announce() {
        announced = true;
    }

    boolean isAnnounced() {
        return announced;
    }

    /** What it stored, once that is durable. */
    public CompletableFuture<Receipt> result() {
        return result;
    }

    /** What became of it; what comes after the first is ignored. Only for whoever writes the block, who gives the {@link Answers}. */
    void succeed(Receipt receipt) {
        settle(() -> result.complete(receipt));
    }

    /** As {@link #succeed}, with what went wrong. */
    void fail(Throwable reason) {
        settle(() -> result.completeExceptionally(reason));
    }

    private void settle(Runnable completion) {
        if (answer == null) {
            answer = completion;
        }
    }

    /** Whether what became of it is known. */
    boolean isSettled() {
        return answer != null;
    }

    /** Completes its result, and does what its caller has hung on that. */
    void answer() {
        Objects.requireNonNull(answer).run();
    }
}
