package candor.query.server;

import candor.access.AccessCommand.CloseAccount;
import candor.access.AccessCommand.OpenAccount;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.access.AuditorCommand.RecordAuditorUse;
import candor.access.AuditorCommand.RevokeAuditorAccess;
import candor.access.AuditorEvent.AuditorAccessGranted;
import candor.access.AuditorEvent.AuditorAccessRevoked;
import candor.access.AuditorEvent.AuditorAccessUsed;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.DisclosureEvent.TrailExported;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteEvent.NoteAdded;
import candor.platform.context.ContextModule;
import candor.request.RequestCommand.RequestErasure;
import candor.request.RequestEvent.ErasureRequested;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalEvent.SignalRaised;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In place of the command side, which this module does not know: each command becomes its event, without rules. */
@Configuration(proxyBeanMethods = false)
class StandIns {
    @Bean
    ContextModule standIns() {
        return configurer -> configurer
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, Account.class))
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, Auditor.class))
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, Incident.class))
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, Signal.class))
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, Request.class));
    }

    @EventSourcedEntity(tagKey = "account")
    record Account(String account) {
        @EntityCreator
        Account(AccountOpened event) {
            this(event.account());
        }

        @CommandHandler
        static void open(OpenAccount command, EventAppender events) {
            events.append(new AccountOpened(command.account(), command.displayName(), command.signInName()));
            command.roles().forEach(role -> events.append(new RoleGranted(command.account(), role)));
        }

        @CommandHandler
        void close(CloseAccount command, EventAppender events) {
            events.append(new AccountClosed(account, command.reason()));
        }
    }

    @EventSourcedEntity(tagKey = "auditor")
    record Auditor(String grant) {
        @EntityCreator
        Auditor(AuditorAccessGranted event) {
            this(event.grant());
        }

        @CommandHandler
        static void grant(GrantAuditorAccess command, EventAppender events) {
            events.append(new AuditorAccessGranted(command.grant(), command.auditor(), command.tokenHash(), command.validUntil()));
        }

        @CommandHandler
        void revoke(RevokeAuditorAccess command, EventAppender events) {
            events.append(new AuditorAccessRevoked(grant, command.reason()));
        }

        @CommandHandler
        void use(RecordAuditorUse command, EventAppender events) {
            events.append(new AuditorAccessUsed(grant, command.day()));
        }
    }

    @EventSourcedEntity(tagKey = "incident")
    record Incident(String incident) {
        @EntityCreator
        Incident(IncidentDeclared event) {
            this(event.incident());
        }

        @CommandHandler
        static void declare(DeclareIncident c, EventAppender events) {
            events.append(new IncidentDeclared(
                    c.incident(), "INC-" + c.year() + "-0001", c.kind(), c.summary(), null, null, null, null, null, null, null, null, null, null, List.of()));
        }

        @CommandHandler
        void note(AddNote c, EventAppender events) {
            events.append(new NoteAdded(incident, 1, c.text(), null, null, null, null, List.of()));
        }

        @CommandHandler
        void export(ExportTrail c, EventAppender events) {
            events.append(new TrailExported(c.incident(), c.trail(), c.recipient(), c.nonce(), c.policy(), c.withheld(), c.files(), c.lastOrdinal()));
        }
    }

    @EventSourcedEntity(tagKey = "request")
    record Request(String request) {
        @EntityCreator
        Request(ErasureRequested event) {
            this(event.request());
        }

        @CommandHandler
        static void ask(RequestErasure command, EventAppender events) {
            events.append(new ErasureRequested(command.request(), command.subject(), command.reason()));
        }
    }

    @EventSourcedEntity(tagKey = "signal")
    record Signal(String signal) {
        @EntityCreator
        Signal(SignalRaised event) {
            this(event.signal());
        }

        @CommandHandler
        static void raise(RaiseSignal c, EventAppender events) {
            events.append(new SignalRaised(
                    c.signal(), c.channel(), c.source(), c.originKey(), c.originReference(), c.text(), c.confidential(), null, null, null, null));
        }
    }
}
