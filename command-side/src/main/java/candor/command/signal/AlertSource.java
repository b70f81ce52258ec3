package candor.command.signal;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Fold;
import candor.command.History;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalSourceEvent.SignalSourceRegistered;
import candor.signal.SignalSourceEvent.SignalSourceRevoked;
import candor.signal.SignalSourceEvent.SignalSourceSecretRotated;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * A system that sends alerts.
 *
 * @param generation of its secret; 0 while it is not registered
 */
record AlertSource(FreeText name, SignalChannel channel, long generation, boolean revoked) {
    static final AlertSource UNKNOWN = new AlertSource(new FreeText.Erased(), SignalChannel.SECURITY_MONITORING, 0, false);
    private static final Fold<AlertSource> FOLD = new Fold<>(UNKNOWN, AlertSource::evolve);

    static AlertSource read(String source, History history) {
        return history.fold(EventCriteria.havingTags(Tag.of(TagKey.OF_SOURCE, source)), FOLD);
    }

    AlertSource evolve(DomainEvent event) {
        return switch (event) {
            case SignalSourceRegistered e -> new AlertSource(e.name(), e.channel(), 1, false);
            case SignalSourceSecretRotated e -> new AlertSource(name, channel, e.generation(), revoked);
            case SignalSourceRevoked _ -> new AlertSource(name, channel, generation, true);
            default -> this;
        };
    }

    /** By which its signals call it; an erased name is no name. */
    FreeText shownName() {
        return name.text().map(FreeText::of).orElse(FreeText.of("Registered system"));
    }

    void requireNew() {
        if (generation > 0) {
            throw new RuleViolation("signal.source-registered", "This source was registered already, and its secret is shown once only: give it another secret, or register another source.");
        }
    }

    AlertSource requireActive() {
        if (generation == 0) {
            throw new RuleViolation("signal.source-not-found", "There is no such source: look for it in the list of sources.");
        }
        if (revoked) {
            throw new RuleViolation("signal.source-revoked", "This source was revoked: register it anew if it should send again.");
        }
        return this;
    }
}
