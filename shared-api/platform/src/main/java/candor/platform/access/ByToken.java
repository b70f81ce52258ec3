package candor.platform.access;

import candor.platform.command.Actor;

/**
 * A program that showed a token, for this one request.
 *
 * @param actor the account, with the roles that account and token have in common
 */
record ByToken(Actor actor) implements KnownCaller {
    @Override
    public String getName() {
        return actor.account();
    }
}
