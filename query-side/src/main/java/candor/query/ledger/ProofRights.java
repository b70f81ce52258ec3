package candor.query.ledger;

import candor.TagKey;
import candor.access.Role;
import candor.platform.command.Actor;
import candor.query.ReadRights;
import candor.query.incident.insider.NeedToKnow;
import candor.query.signal.SignalQueries;
import candor.signal.SignalQuery.FindSignal;

/** Whose entries somebody gets proofs of: those that the pages show them. A proof's entry holds commitments, but also its tags and its time. */
record ProofRights(SignalQueries signals, NeedToKnow needToKnow) {

    private static final String INCIDENT = TagKey.OF_INCIDENT + ":";

    boolean permit(Actor actor, String stream) {
        if (stream.startsWith(INCIDENT)) {
            return ReadRights.incidents(actor) && !needToKnow.hiddenFrom(actor).contains(stream.substring(INCIDENT.length()));
        }
        return ReadRights.incidents(actor) || switch (stream.substring(0, Math.max(0, stream.indexOf(':')))) {
            case TagKey.OF_ACCOUNT -> actor.holds(Role.ADMINISTRATOR) || stream.equals(TagKey.OF_ACCOUNT + ":" + actor.account());
            case TagKey.OF_AUDITOR -> actor.holds(Role.ADMINISTRATOR);
            case TagKey.OF_SIGNAL -> signals.answer(new FindSignal(stream.substring(stream.indexOf(':') + 1)))
                    .filter(view -> ReadRights.signal(actor, view.row())).isPresent();
            default -> false;
        };
    }
}
