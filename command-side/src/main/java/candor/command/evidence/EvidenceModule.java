package candor.command.evidence;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.Fold;
import candor.command.History;
import candor.evidence.EvidenceCommand;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.ExportEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceAccess;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceCommand.RecordEvidenceVerification;
import candor.evidence.EvidenceCommand.ReleaseEvidence;
import candor.evidence.EvidenceCommand.TransferEvidence;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceVerified;
import candor.evidence.Verification;
import candor.platform.context.ContextModule;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** The evidence context of the command side. */
public final class EvidenceModule implements ContextModule {
    private static final Fold<Custody> CUSTODY = new Fold<>(Custody.UNKNOWN, Custody::evolve);
    private static final Fold<Optional<Item>> ITEM =
            new Fold<>(Optional.empty(), (item, event) -> Optional.ofNullable(Item.evolve(item.orElse(null), event)));

    private final Runnable released;

    /** @param released told whenever a file may have lost its last name */
    public EvidenceModule(Runnable released) {
        this.released = released;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("evidence-commands")
                .on(CollectEvidence.class, EvidenceModule::collect)
                .on(RecordEvidenceDigest.class, EvidenceModule::record)
                .on(OpenEvidence.class, (c, caller, history) -> List.of(read(c, history).decide(c)))
                .on(TransferEvidence.class, EvidenceModule::transfer)
                .on(ReleaseEvidence.class, this::release)
                .on(ExportEvidence.class, EvidenceModule::export)
                .on(RecordEvidenceAccess.class, (c, caller, history) -> List.of(read(c, history).accessed()))
                .on(RecordEvidenceVerification.class, EvidenceModule::verified)
                .module());
    }

    private static List<DomainEvent> collect(CollectEvidence c, Caller caller, History history) {
        Item.requireDigest(c.contentDigest());
        Custody custody = next(c, c.incident(), history);
        Attribution by = c.attribution();
        return List.of(new EvidenceCollected(
                c.evidence(), c.incident(), custody.items() + 1, c.name(), c.description(), c.mediaType(), c.size(), c.contentDigest(), true,
                c.place(), c.obtained(), firstHand(by, caller), by.occurred(), by.known(), by.by(), by.means(), custody.irregular()));
    }

    private static List<DomainEvent> record(RecordEvidenceDigest c, Caller caller, History history) {
        Item.requireDigest(c.contentDigest());
        Custody custody = next(c, c.incident(), history);
        Attribution by = c.attribution();
        return List.of(new EvidenceCollected(
                c.evidence(), c.incident(), custody.items() + 1, c.name(), c.description(), null, null, c.contentDigest(), false,
                c.place(), c.obtained(), firstHand(by, caller), by.occurred(), by.known(), by.by(), by.means(), custody.irregular()));
    }

    /** What the incident is before a new item. */
    private static Custody next(EvidenceCommand command, String incident, History history) {
        if (find(command, history).isPresent()) {
            throw new RuleViolation("evidence.already-collected", "This item of evidence exists already: open it, or collect another one.");
        }
        Custody custody = history.fold(Custody.numbering(incident), CUSTODY);
        custody.requireDeclared();
        return custody;
    }

    /** Whoever collected it has it; that is the one who records it, where nobody else is named. */
    private static @Nullable Personal firstHand(Attribution by, Caller caller) {
        if (by.by() != null) {
            return by.by();
        }
        return caller.account() == null ? null : Caller.person(caller.account());
    }

    private static List<DomainEvent> transfer(TransferEvidence command, Caller caller, History history) {
        Item item = read(command, history);
        return List.of(item.decide(command, history.fold(Custody.standing(item.incident()), CUSTODY)));
    }

    private List<DomainEvent> release(ReleaseEvidence command, Caller caller, History history) {
        history.onceDurable(released);
        Item item = read(command, history);
        return List.of(item.decide(command, history.fold(Custody.holding(item.incident()), CUSTODY)));
    }

    private static List<DomainEvent> export(ExportEvidence command, Caller caller, History history) {
        Item item = read(command, history);
        return List.of(item.decide(command, history.fold(Custody.standing(item.incident()), CUSTODY)));
    }

    /** Where the entries of the item are what is damaged, they are not read once more: the finding must be recorded. */
    private static List<DomainEvent> verified(RecordEvidenceVerification c, Caller caller, History history) {
        if (c.outcome() == Verification.LOG_CHANGED) {
            return List.of(new EvidenceVerified(c.evidence(), c.incident(), c.item(), c.outcome(), null, null, null, null, null));
        }
        return List.of(read(c, history).verified(c.outcome()));
    }

    private static Item read(EvidenceCommand command, History history) {
        return find(command, history)
                .orElseThrow(() -> new RuleViolation("evidence.not-found", "There is no such item of evidence: look for it in the list of its incident."));
    }

    private static Optional<Item> find(EvidenceCommand command, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_EVIDENCE, command.evidence()));
        return history.fold(entries, ITEM);
    }
}
