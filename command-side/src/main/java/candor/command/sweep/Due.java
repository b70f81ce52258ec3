package candor.command.sweep;

import java.time.Instant;

/**
 * Something whose time has come.
 *
 * @param key of the thing within its kind
 * @param group what it belongs to, such as an incident
 * @param at the instant it was due
 * @param row what its kind keeps of it, as JSON without sealed content
 */
public record Due(String key, String group, Instant at, String row) {}
