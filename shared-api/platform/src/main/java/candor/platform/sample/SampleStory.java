package candor.platform.sample;

import candor.platform.command.CommandPort;

/** The story of the sample ledger, told as commands. Only the command side has one. */
@FunctionalInterface
public interface SampleStory {
    /**
     * Tells it into the sample ledger, as the accounts it opens itself. Telling it again changes nothing: its keys are fixed.
     *
     * @param port of the sample ledger
     */
    void tell(CommandPort port);
}
