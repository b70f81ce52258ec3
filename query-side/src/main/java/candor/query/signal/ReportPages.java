package candor.query.signal;

import candor.DomainCommand;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.console.ConsolePage;
import candor.query.console.Dialog;
import candor.query.console.FormDesk;
import candor.query.console.FormPage;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.FormValues;
import candor.signal.ReportView;
import candor.signal.SignalCommand.RepeatSignal;
import candor.signal.SignalCommand.ReportSuspicion;
import candor.signal.SignalQuery.FindReport;
import candor.signal.SignalQuery.FindReports;
import candor.signal.SignalReference;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What anybody with an account reports, and the page on which they see what became of it. It needs no other right and shows nothing else. */
@ConsolePage
public class ReportPages {
    private static final Dialog REPORTING = new Dialog(ReportSuspicion.class, "/report", "/reports", null);

    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;

    ReportPages(Queries queries, Reader reader, FormPage page, FormDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
    }

    @GetMapping("/report")
    ModelAndView form() {
        CommandRights.require(reader.actor(), ReportSuspicion.class);
        return page.fresh(REPORTING, FormValues.NONE);
    }

    @PostMapping("/report")
    ModelAndView report(@RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(ReportSuspicion.class, Map.of(), new FormValues(typed))) {
            case Handed.Done done -> new ModelAndView("redirect:/reports/" + reference(done.accepted()) + "?new");
            case Handed.Again again -> page.again(REPORTING, again);
        };
    }

    private static String reference(Accepted accepted) {
        return SignalReference.of(accepted.events().getFirst().stream().replaceFirst("^signal:", ""));
    }

    @GetMapping("/reports")
    ModelAndView mine() {
        return new ModelAndView("reports").addObject("reports", queries.ask(new FindReports(reader.actor().account())));
    }

    @GetMapping("/reports/{reference}")
    ModelAndView follow(@PathVariable String reference, @RequestParam Map<String, String> query) {
        Actor actor = reader.actor();
        return new ModelAndView("report")
                .addObject("report", mine(reference, actor))
                .addObject("fresh", query.containsKey("new"))
                .addObject("key", UUID.randomUUID().toString())
                .addObject("maySayMore", CommandRights.permits(actor, RepeatSignal.class));
    }

    @PostMapping("/reports/{reference}/more")
    ModelAndView more(@PathVariable String reference, @RequestParam MultiValueMap<String, String> typed) {
        ReportView report = mine(reference, reader.actor());
        String address = "/reports/" + report.reference();
        Class<? extends DomainCommand> command = RepeatSignal.class;
        return switch (desk.hand(command, Map.of("signal", report.signal()), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:" + address);
            case Handed.Again again -> page.again(new Dialog(command, address + "/more", address, null), again);
        };
    }

    private ReportView mine(String reference, Actor actor) {
        return queries.ask(new FindReport(actor.account(), reference))
                .orElseThrow(() -> new NotFound("You have no report under this reference: look at the list of what you reported."));
    }
}
