package candor.platform.context;

import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/**
 * What one context on one side adds to the Axon configuration: its entities, handlers and projections. Each is a Spring bean; the
 * service builds its one configuration from all of them, and a test fixture starts from the same object.
 */
@FunctionalInterface
public interface ContextModule {
    /** Adds this context's components and returns the same configurer. */
    EventSourcingConfigurer configure(EventSourcingConfigurer configurer);
}
