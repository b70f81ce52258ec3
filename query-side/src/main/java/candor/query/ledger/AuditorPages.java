package candor.query.ledger;

import candor.RuleViolation;
import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.access.AuditorCommand.RevokeAuditorAccess;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.console.ConsolePage;
import candor.query.console.Reader;
import candor.query.console.Sentences;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The outside auditors who may read the log, for whoever may let them in. */
@ConsolePage
public class AuditorPages {
    private final AuditorDesk desk;
    private final LogFacts log;
    private final Reader reader;

    AuditorPages(AuditorDesk desk, LogFacts log, Reader reader) {
        this.desk = desk;
        this.log = log;
        this.reader = reader;
    }

    @GetMapping("/auditors")
    ModelAndView list() {
        CommandRights.require(reader.actor(), GrantAuditorAccess.class);
        return page(null, null);
    }

    @PostMapping("/auditors")
    ModelAndView give(@RequestParam String auditor, @RequestParam String validUntil, @RequestParam("_key") String key) {
        Actor actor = reader.actor();
        CommandRights.require(actor, GrantAuditorAccess.class);
        try {
            return page(desk.give(auditor, validUntil, actor, key), null);
        } catch (RuleViolation refused) {
            return page(null, refused);
        }
    }

    @PostMapping("/auditors/{grant}/revoke")
    ModelAndView revoke(@PathVariable String grant, @RequestParam String reason) {
        Actor actor = reader.actor();
        CommandRights.require(actor, RevokeAuditorAccess.class);
        try {
            desk.revoke(grant, reason, actor);
            return new ModelAndView("redirect:/auditors");
        } catch (RuleViolation refused) {
            return page(null, refused);
        }
    }

    private ModelAndView page(AuditorDesk.@Nullable GrantedAccess given, @Nullable RuleViolation refused) {
        ModelAndView page = new ModelAndView("auditors")
                .addObject("auditors", desk.all())
                .addObject("log", log.read())
                .addObject("given", given)
                .addObject("key", UUID.randomUUID().toString())
                .addObject("refusal", refused == null ? null : Sentences.whole(refused.sentence()));
        page.setStatus(refused == null ? HttpStatus.OK : HttpStatus.CONFLICT);
        return page;
    }
}
