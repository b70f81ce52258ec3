package candor.query;

import candor.Page;
import candor.RuleViolation;
import candor.access.NamedAccount;
import candor.access.Role;
import candor.platform.command.Actor;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.signal.Inbox;
import candor.signal.SignalRow;
import candor.signal.SignalView;
import candor.testimony.Testimony;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may read what; pages and the read API ask the same. */
public final class ReadRights {
    private static final Set<Role> INCIDENTS = Set.of(
            Role.RESPONDER, Role.COMMANDER, Role.COMMUNICATIONS, Role.PRIVACY_OFFICER, Role.COUNSEL, Role.EXECUTIVE, Role.AUDITOR);
    private static final Set<Role> PRIVILEGED = Set.of(Role.RESPONDER, Role.COMMANDER, Role.COMMUNICATIONS, Role.PRIVACY_OFFICER, Role.COUNSEL);
    private static final Set<Role> REPORTERS_NAMES = Set.of(Role.COMMANDER, Role.PRIVACY_OFFICER, Role.COUNSEL);
    private static final Set<String> SAID_BY_REPORTERS = Set.of("signal.SignalRaised", "signal.SignalRepeated");
    private static final Set<Role> ERASURES = Set.of(Role.PRIVACY_OFFICER, Role.COUNSEL, Role.COMMANDER, Role.AUDITOR);
    private static final String REASON = "the reporter asked not to be named";

    private ReadRights() {}

    public static boolean incidents(Actor actor) {
        return actor.roles().stream().anyMatch(INCIDENTS::contains);
    }

    /** Those who work on incidents; auditors and executives see what is privileged only once counsel waives it. */
    public static boolean privileged(Actor actor) {
        return actor.roles().stream().anyMatch(PRIVILEGED::contains);
    }

    public static boolean accounts(Actor actor) {
        return incidents(actor) || actor.holds(Role.ADMINISTRATOR);
    }

    /** Who asks for erasures, confirms or checks them. */
    public static boolean erasures(Actor actor) {
        return actor.roles().stream().anyMatch(ERASURES::contains);
    }

    /** @throws RuleViolation {@code access.forbidden} */
    public static void require(boolean permitted) {
        if (!permitted) {
            throw new RuleViolation("access.forbidden", "your roles do not let you read this; ask an administrator for a role that works on incidents");
        }
    }

    /** Whoever raised a signal may have proofs of its entries; what became of it they read on the page of their report. */
    public static boolean signal(Actor actor, SignalRow row) {
        return incidents(actor) || isOwn(actor, row);
    }

    private static boolean isOwn(Actor actor, SignalRow row) {
        NamedAccount raisedBy = row.testimony().actor();
        return raisedBy != null && raisedBy.account().equals(actor.account());
    }

    /** A confidential signal without whoever reported it, for those who may not know; they themselves see it as they wrote it. */
    public static SignalRow shown(SignalRow row, Actor actor) {
        return mayKnowReporter(actor, row) ? row : withoutReporter(row);
    }

    /** The same for its whole history. */
    public static SignalView shown(SignalView view, Actor actor) {
        if (mayKnowReporter(actor, view.row())) {
            return view;
        }
        var steps = view.steps().stream()
                .map(step -> new SignalView.Step(
                        step.position(), step.type(), step.headline(), step.text(),
                        saysWhoReported(step, view.row()) ? withoutReporter(step.testimony()) : step.testimony()))
                .toList();
        FreeText reference = view.originReference() == null ? null : new FreeText.Withheld(REASON);
        return new SignalView(withoutReporter(view.row()), reference, steps, view.leftOut());
    }

    /** The same for a part of its history. */
    public static Page<SignalView.Step> shown(Page<SignalView.Step> page, SignalRow row, Actor actor) {
        return new Page<>(shown(new SignalView(row, null, page.items(), 0), actor).steps(), page.next());
    }

    /** The same for each line of the inbox. */
    public static Inbox shown(Inbox inbox, Actor actor) {
        var lines = inbox.lines().stream().map(line -> new Inbox.Line(shown(line.first(), actor), line.signals(), line.latest())).toList();
        return new Inbox(lines, inbox.next(), inbox.waiting(), inbox.unread(), inbox.byChannel());
    }

    /** Whoever raised it knows it anyway. */
    private static boolean mayKnowReporter(Actor actor, SignalRow row) {
        return !row.confidential() || isOwn(actor, row) || actor.roles().stream().anyMatch(REPORTERS_NAMES::contains);
    }

    /** What was raised or repeated, and whatever else the same account did to it; who judged it stays known. */
    private static boolean saysWhoReported(SignalView.Step step, SignalRow row) {
        NamedAccount raisedBy = row.testimony().actor();
        NamedAccount actor = step.testimony().actor();
        return SAID_BY_REPORTERS.contains(step.type()) || raisedBy != null && actor != null && actor.account().equals(raisedBy.account());
    }

    private static SignalRow withoutReporter(SignalRow row) {
        return row.withheld(new FreeText.Withheld(REASON), withoutReporter(row.testimony()));
    }

    private static Testimony withoutReporter(Testimony testimony) {
        @Nullable Personal by = testimony.by() == null ? null : new Personal.Withheld(REASON);
        return new Testimony(testimony.occurred(), testimony.known(), by, testimony.means(), testimony.recorded(), null);
    }
}
