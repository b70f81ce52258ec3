package candor.ledger.mongodb.append;

import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.StaleView;
import candor.ledger.mongodb.StaleView.Newer;
import candor.ledger.mongodb.append.PreparedCommand.StreamHint;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.Criteria.Alternative;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.erasure.ErasureWatch;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.log.StreamHead;
import candor.ledger.mongodb.vault.SealedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.jspecify.annotations.Nullable;

/** Takes events in on the command's thread: everything that can be checked, hashed and sealed is, so that the appender need not. */
public final class Intake {

    private final Log log;
    private final Blocks blocks;
    private final Judge judge;
    private final Preparation preparation;
    private final Appender appender;

    public Intake(Log log, Blocks blocks, Preparation preparation, Appender appender) {
        this.log = log;
        this.blocks = blocks;
        this.judge = new Judge(log, blocks);
        this.preparation = preparation;
        this.appender = appender;
    }

    /** Events that were taken in. */
    public interface Ticket {

        /**
         * Stores them; what they got, once that is durable. Unless {@link CommandFacts#queued} says that the caller has more to do, it returns
         * when they are stored or refused, and meanwhile the calling thread may write the block of others too.
         *
         * @throws candor.ledger.mongodb.LedgerUnavailable if they could not be queued
         */
        CompletableFuture<Receipt> commit();
    }

    /**
     * Checks and prepares events.
     *
     * @param condition null where there is none; its criteria also say which newer events matter for If-Match
     * @param succession null where the command stands for itself
     * @throws ConditionFailed if the condition fails already
     * @throws StaleView if the caller had not seen newer events that the command decides on
     * @throws candor.ledger.mongodb.IdempotencyConflict if another body came under the same command id
     * @throws candor.ledger.mongodb.OversizedEvent if they are too large
     */
    public Ticket take(List<TaggedEventMessage<?>> events, @Nullable Condition condition, CommandFacts facts, @Nullable Succession succession) {
        Optional<Receipt> repeated = judge.recentAnswer(facts);
        if (repeated.isPresent()) {
            return answered(repeated.get());
        }
        long size = log.head().size();
        if (judge.fails(condition)) {
            return repeatOr(facts, ConditionFailed::new);
        }
        List<PreparedEvent> prepared = preparation.prepare(events, facts);
        Map<String, StreamHint> hints = hints(prepared);
        if (facts.ifMatch().isPresent()) {
            String stream = prepared.getFirst().draft().stream();
            Optional<StaleView> stale = stale(stream, end(stream, hints), facts.ifMatch(), condition == null ? Criteria.NONE : condition.criteria());
            if (stale.isPresent()) {
                return repeatOr(facts, stale::get);
            }
        }
        PreparedCommand command = new PreparedCommand(facts, prepared, condition == null ? null : condition.checkedTo(size), guard(prepared, size), hints);
        return () -> {
            appender.submit(command, succession, facts.queued());
            return command.result();
        };
    }

    /**
     * That nobody it seals for begins to be erased. What began before this process had read so far is known to the vault, which has refused
     * to seal.
     */
    private static @Nullable Condition guard(List<PreparedEvent> events, long size) {
        Set<String> subjects = new LinkedHashSet<>();
        for (PreparedEvent event : events) {
            for (SealedRow row : event.sealed()) {
                if (row.subject() != null) {
                    subjects.add(row.subject());
                }
            }
        }
        return subjects.isEmpty() ? null : new Condition(new Criteria(false, subjects.stream().map(Intake::begun).toList()), size);
    }

    private static Alternative begun(String subject) {
        return new Alternative(Set.of(ErasureWatch.STARTED), List.of(ErasureWatch.SUBJECT_TAG + subject));
    }

    private Ticket repeatOr(CommandFacts facts, Supplier<? extends RuntimeException> refusal) {
        return answered(judge.answer(facts).orElseThrow(refusal));
    }

    private static Ticket answered(Receipt receipt) {
        return () -> CompletableFuture.completedFuture(receipt);
    }

    /** Ends of streams that are not in memory are looked up here, so that the appender's thread does not wait for them. */
    private Map<String, StreamHint> hints(List<PreparedEvent> events) {
        Map<String, StreamHint> hints = new HashMap<>();
        for (PreparedEvent event : events) {
            String stream = event.draft().stream();
            if (!hints.containsKey(stream) && log.streamHead(stream).isEmpty()) {
                var head = log.head();
                hints.put(stream, new StreamHint(StreamLookup.find(blocks, stream, head.block()), head.size()));
            }
        }
        return hints;
    }

    private StreamHead end(String stream, Map<String, StreamHint> hints) {
        StreamHint hint = hints.get(stream);
        return log.streamHead(stream).orElseGet(() -> hint == null ? StreamLookup.find(blocks, stream, log.head().block()) : hint.head());
    }

    private Optional<StaleView> stale(String stream, StreamHead end, OptionalLong ifMatch, Criteria decidedOn) {
        long seen = ifMatch.orElseThrow();
        if (seen == end.ordinal()) {
            return Optional.empty();
        }
        List<Newer> newer = newer(stream, seen, decidedOn);
        return newer.isEmpty() && seen < end.ordinal() ? Optional.empty() : Optional.of(new StaleView(newer));
    }

    private List<Newer> newer(String stream, long seen, Criteria decidedOn) {
        List<Newer> newer = new ArrayList<>();
        long upTo = log.head().block();
        long behind = 0;
        List<StoredBlock> page;
        do {
            page = blocks.ofStream(stream, seen, behind, upTo, Blocks.PAGE);
            for (StoredBlock block : page) {
                block.events().stream().filter(event -> isNewer(event, stream, seen, decidedOn))
                        .forEach(event -> newer.add(new Newer(event.ordinal(), event.type(), event.position())));
                behind = block.number();
            }
        } while (page.size() == Blocks.PAGE);
        return newer;
    }

    private static boolean isNewer(StoredEvent event, String stream, long seen, Criteria decidedOn) {
        return event.stream().equals(stream) && event.ordinal() > seen && decidedOn.matches(event.type(), event.tags());
    }
}
