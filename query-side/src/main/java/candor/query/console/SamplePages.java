package candor.query.console;

import candor.access.Role;
import candor.platform.command.Actor;
import candor.platform.sample.SampleSwitch;
import candor.query.ReadRights;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page, and the way into the sample ledger and out of it. */
@ConsolePage
public class SamplePages {
    private final Reader reader;
    private final ObjectProvider<SampleSwitch> samples;

    public SamplePages(Reader reader, ObjectProvider<SampleSwitch> samples) {
        this.reader = reader;
        this.samples = samples;
    }

    /** Everybody starts where they may read most. */
    @GetMapping("/")
    String home() {
        Actor actor = reader.actor();
        if (ReadRights.incidents(actor)) {
            return "redirect:/incidents";
        }
        return actor.roles().equals(java.util.Set.of(Role.ADMINISTRATOR)) ? "redirect:/accounts" : "redirect:/reports";
    }

    @PostMapping("/sample/load")
    ModelAndView load() {
        administrator();
        sample().toSample();
        return new ModelAndView("switching").addObject("toSample", true);
    }

    /** Asks once more: the sample database is dropped. */
    @GetMapping("/sample/end")
    ModelAndView ask() {
        administrator();
        return new ModelAndView("start-for-real");
    }

    @PostMapping("/sample/end")
    ModelAndView end() {
        administrator();
        sample().startForReal();
        return new ModelAndView("switching").addObject("toSample", false);
    }

    private void administrator() {
        if (!reader.actor().holds(Role.ADMINISTRATOR)) {
            throw new candor.RuleViolation("sample.forbidden", "only an administrator can change between the sample and the real ledger");
        }
    }

    private SampleSwitch sample() {
        SampleSwitch sample = samples.getIfAvailable();
        if (sample == null) {
            throw new NotFound("This node has no sample: ask for it on the node that takes commands.");
        }
        return sample;
    }
}
