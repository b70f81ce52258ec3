package candor.query.console;

import candor.RuleViolation;
import candor.platform.command.Actor;
import candor.query.ReadRights;
import java.util.function.Predicate;

/** The person a page is made for. */
public final class Reader {
    private final Acting acting;

    public Reader(Acting acting) {
        this.acting = acting;
    }

    /** @throws RuleViolation {@code access.forbidden} when nobody is signed in or the account was closed */
    public Actor actor() {
        return acting.actor().orElseThrow(() -> new RuleViolation("access.forbidden", "your account is closed or you are no longer signed in: please sign in again"));
    }

    /** @throws RuleViolation {@code access.forbidden} */
    public Actor who(Predicate<Actor> mayRead) {
        Actor actor = actor();
        ReadRights.require(mayRead.test(actor));
        return actor;
    }
}
