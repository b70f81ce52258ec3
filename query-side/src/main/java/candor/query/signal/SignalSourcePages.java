package candor.query.signal;

import candor.RuleViolation;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.console.ConsolePage;
import candor.query.console.Reader;
import candor.query.console.Sentences;
import candor.query.signal.SignalSourceDesk.HandedSecret;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.signal.SignalSourceCommand.RevokeSignalSource;
import candor.signal.SignalSourceCommand.RotateSignalSourceSecret;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The systems that send alerts, for administrators. */
@ConsolePage
public class SignalSourcePages {
    /** Whence machines send; what people say is written down by people. */
    private static final List<SignalChannel> CHANNELS = List.of(
            SignalChannel.SECURITY_MONITORING, SignalChannel.MARKETING_SYSTEM, SignalChannel.SUPPLIER, SignalChannel.BANK, SignalChannel.RESEARCHER);

    private final SignalSourceDesk desk;
    private final Reader reader;

    SignalSourcePages(SignalSourceDesk desk, Reader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    @GetMapping("/signal-sources")
    ModelAndView list() {
        CommandRights.require(reader.actor(), RegisterSignalSource.class);
        return page(null, null);
    }

    @PostMapping("/signal-sources")
    ModelAndView register(@RequestParam String name, @RequestParam SignalChannel channel, @RequestParam AlertForm form, @RequestParam("_key") String key) {
        Actor actor = reader.actor();
        CommandRights.require(actor, RegisterSignalSource.class);
        return shown(() -> desk.register(name, channel, form, actor, key));
    }

    @PostMapping("/signal-sources/{source}/rotate")
    ModelAndView rotate(@PathVariable String source) {
        Actor actor = reader.actor();
        CommandRights.require(actor, RotateSignalSourceSecret.class);
        return shown(() -> desk.rotate(source, actor));
    }

    @PostMapping("/signal-sources/{source}/revoke")
    ModelAndView revoke(@PathVariable String source, @RequestParam String reason) {
        Actor actor = reader.actor();
        CommandRights.require(actor, RevokeSignalSource.class);
        return shown(() -> {
            desk.revoke(source, reason, actor);
            return null;
        });
    }

    private ModelAndView shown(Supplier<@Nullable HandedSecret> act) {
        try {
            return page(act.get(), null);
        } catch (RuleViolation refused) {
            return page(null, refused);
        }
    }

    private ModelAndView page(@Nullable HandedSecret handed, @Nullable RuleViolation refused) {
        ModelAndView page = new ModelAndView("signal-sources")
                .addObject("sources", desk.all())
                .addObject("channels", CHANNELS)
                .addObject("forms", AlertForm.values())
                .addObject("handed", handed)
                .addObject("key", UUID.randomUUID().toString())
                .addObject("refusal", refused == null ? null : Sentences.whole(refused.sentence()));
        page.setStatus(refused == null ? HttpStatus.OK : HttpStatus.CONFLICT);
        return page;
    }
}
