package candor.command.access;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.access.AuditorCommand.RecordAuditorUse;
import candor.access.AuditorCommand.RevokeAuditorAccess;
import candor.access.AuditorEvent.AuditorAccessGranted;
import candor.access.AuditorEvent.AuditorAccessRevoked;
import candor.access.AuditorEvent.AuditorAccessUsed;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.platform.context.ContextModule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Outside auditors' access to the log. Whether a token is still valid is for whoever is shown it; here only what was granted counts. */
public final class AuditorModule implements ContextModule {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("auditor-commands")
                .on(GrantAuditorAccess.class, AuditorModule::grant)
                .on(RevokeAuditorAccess.class, AuditorModule::revoke)
                .on(RecordAuditorUse.class, AuditorModule::use)
                .module());
    }

    private static List<DomainEvent> grant(GrantAuditorAccess command, Caller caller, History history) {
        if (read(command.grant(), history).granted()) {
            throw new RuleViolation("access.auditor-exists", "This access was granted already: grant another one.");
        }
        if (!HASH.matcher(command.tokenHash()).matches()) {
            throw new RuleViolation("access.bad-token-hash", "The token's hash has 64 lower-case hex digits.");
        }
        requireDay(command.validUntil());
        return List.of(new AuditorAccessGranted(command.grant(), command.auditor(), command.tokenHash(), command.validUntil()));
    }

    private static List<DomainEvent> revoke(RevokeAuditorAccess command, Caller caller, History history) {
        if (read(command.grant(), history).requireGranted().revoked()) {
            throw new RuleViolation("access.auditor-revoked", "This access was revoked already: nothing is left to do.");
        }
        return List.of(new AuditorAccessRevoked(command.grant(), command.reason()));
    }

    /** Several nodes may notice the same day's first use. */
    private static List<DomainEvent> use(RecordAuditorUse command, Caller caller, History history) {
        AuditorAccess access = read(command.grant(), history).requireGranted();
        return command.day().equals(access.lastUsedOn()) ? List.of() : List.of(new AuditorAccessUsed(command.grant(), command.day()));
    }

    private static void requireDay(String day) {
        try {
            LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new RuleViolation("access.bad-day", "Give the last day of the access like this: 2026-11-23.");
        }
    }

    private static AuditorAccess read(String grant, History history) {
        return history.fold(EventCriteria.havingTags(Tag.of(TagKey.OF_AUDITOR, grant)), AuditorAccess.UNKNOWN, AuditorAccess::evolve);
    }
}
