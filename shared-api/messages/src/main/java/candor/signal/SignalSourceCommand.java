package candor.signal;

import candor.DomainCommand;
import candor.sealing.FreeText;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What is asked about the systems that send alerts by themselves. Their secrets are made by the server and are in no command. */
public sealed interface SignalSourceCommand extends DomainCommand {
    /** Identifier of the source; part of the address it sends to, and no secret. */
    String signalSource();

    /** Lets a system send alerts. Act. */
    record RegisterSignalSource(@TargetEntityId String signalSource, FreeText name, SignalChannel channel, AlertForm form)
            implements SignalSourceCommand {}

    /** Gives it another secret; the one before works for a day more. Act. */
    record RotateSignalSourceSecret(@TargetEntityId String signalSource) implements SignalSourceCommand {}

    /** Takes nothing from it any more. Act. */
    record RevokeSignalSource(@TargetEntityId String signalSource, FreeText reason) implements SignalSourceCommand {}
}
