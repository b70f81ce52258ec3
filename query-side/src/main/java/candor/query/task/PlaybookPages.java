package candor.query.task;

import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookQuery.FindPlaybook;
import candor.task.PlaybookQuery.FindPlaybooks;
import candor.task.PlaybookStep;
import candor.task.PlaybookView;
import candor.task.PlaybookView.Version;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The list of playbooks, and the page of each of their versions. */
@ConsolePage
public class PlaybookPages {
    private final Queries queries;
    private final Reader reader;

    public PlaybookPages(Queries queries, Reader reader) {
        this.queries = queries;
        this.reader = reader;
    }

    @GetMapping("/playbooks")
    ModelAndView list() {
        Actor actor = reader.who(ReadRights::incidents);
        List<PlaybookView> playbooks = queries.ask(new FindPlaybooks());
        return new ModelAndView("playbooks")
                .addObject("playbooks", playbooks)
                .addObject("mayPublish", mayPublish(actor))
                .addObject("shipped", playbooks.stream().noneMatch(playbook -> playbook.playbook().equals(ShippedPlaybook.ID)));
    }

    @GetMapping("/playbooks/{playbook}")
    ModelAndView last(@PathVariable String playbook) {
        Actor actor = reader.who(ReadRights::incidents);
        PlaybookView view = view(playbook);
        return page(view, view.last(), actor);
    }

    @GetMapping("/playbooks/{playbook}/versions/{number:[0-9]{1,9}}")
    ModelAndView version(@PathVariable String playbook, @PathVariable long number) {
        Actor actor = reader.who(ReadRights::incidents);
        PlaybookView view = view(playbook);
        return page(view, view.versions().stream().filter(version -> version.number() == number).findFirst().orElseThrow(PlaybookPages::absent), actor);
    }

    private static ModelAndView page(PlaybookView view, Version version, Actor actor) {
        return new ModelAndView("playbook")
                .addObject("view", view)
                .addObject("version", version)
                .addObject("steps", byPhase(version))
                .addObject("difference", version.number() == 1 ? null : Difference.between(view.versions().get((int) version.number() - 2), version))
                .addObject("mayPublish", mayPublish(actor));
    }

    static List<PlaybookStep> byPhase(Version version) {
        return version.steps().stream().sorted(Comparator.comparing(PlaybookStep::phase)).toList();
    }

    /** What comes with the product: shown, and published only when somebody says so. */
    @GetMapping("/playbooks/shipped")
    ModelAndView shipped() {
        Actor actor = reader.who(ReadRights::incidents);
        Version version = ShippedPlaybook.version();
        return new ModelAndView("playbook")
                .addObject("view", new PlaybookView(ShippedPlaybook.ID, List.of(version), null))
                .addObject("version", version)
                .addObject("steps", byPhase(version))
                .addObject("key", UUID.randomUUID().toString())
                .addObject("mayPublish", mayPublish(actor));
    }

    private static boolean mayPublish(Actor actor) {
        return CommandRights.permits(actor, PublishPlaybook.class);
    }

    private PlaybookView view(String playbook) {
        return queries.ask(new FindPlaybook(playbook)).orElseThrow(PlaybookPages::absent);
    }

    private static NotFound absent() {
        return new NotFound("There is no such playbook in this ledger, or no such version of it.");
    }
}
