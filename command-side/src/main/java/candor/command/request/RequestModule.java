package candor.command.request;

import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.platform.context.ContextModule;
import candor.request.RequestCommand.ConfirmContentErasure;
import candor.request.RequestCommand.DeclineContentErasure;
import candor.request.RequestCommand.RecordContentErasure;
import candor.request.RequestCommand.RecordErasure;
import candor.request.RequestCommand.RequestContentErasure;
import candor.request.RequestCommand.RequestErasure;
import candor.request.RequestCommand.StartErasure;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/** The request context of the command side. */
public final class RequestModule implements ContextModule {
    private final SubjectErasures subjects;
    private final ContentErasures contents;

    public RequestModule(SealedContents sealed) {
        this.subjects = new SubjectErasures(sealed);
        this.contents = new ContentErasures(sealed);
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("request-commands")
                .on(RequestErasure.class, subjects::request)
                .on(StartErasure.class, SubjectErasures::start)
                .on(RecordErasure.class, SubjectErasures::record)
                .on(RequestContentErasure.class, contents::request)
                .on(ConfirmContentErasure.class, ContentErasures::confirm)
                .on(DeclineContentErasure.class, ContentErasures::decline)
                .on(RecordContentErasure.class, ContentErasures::record)
                .module());
    }
}
