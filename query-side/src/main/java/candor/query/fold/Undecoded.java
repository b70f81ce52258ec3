package candor.query.fold;

import candor.DomainEvent;

/**
 * Stands for an event that this release cannot read, for example of a later revision, so that it waits among the dead letters and
 * everything behind it that is not about the same goes on.
 *
 * @param error class of what was thrown; its text may hold data and is not kept
 */
record Undecoded(String error) implements DomainEvent {}
