package candor;

/**
 * A fact of the ledger, in the past tense. Its stored name and revision are those of its
 * {@link org.axonframework.messaging.eventhandling.annotation.Event} annotation, never its Java name.
 * A record component of type {@link candor.sealing.FreeText} or {@link candor.sealing.Personal} is sealed when the event is
 * appended and opened when it is read; every other component is an ordinary one.
 */
public interface DomainEvent {}
