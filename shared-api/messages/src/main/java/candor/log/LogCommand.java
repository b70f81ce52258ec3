package candor.log;

import candor.DomainCommand;

/** What the operator does with the log's signing keys, from the command line of the machine that holds them. */
public sealed interface LogCommand extends DomainCommand {

    /** Says that a further key signs. Act. @param from size of the smallest checkpoint it signs */
    record RotateLogKey(String vkey, long from) implements LogCommand {}

    /** Says that a key signs no longer. Act. */
    record RetireLogKey(String vkey) implements LogCommand {}
}
