package candor.query.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.Act;
import candor.query.console.ConsolePage;
import candor.query.console.Dialog;
import candor.query.console.FormDesk;
import candor.query.console.FormPage;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.CommandForms;
import candor.query.console.form.FormValues;
import candor.task.PlaybookCommand.ImportCacaoPlaybook;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookCommand.RetirePlaybook;
import candor.task.PlaybookQuery.FindPlaybook;
import candor.task.PlaybookView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The forms of playbooks: a whole version at once, whether it is typed, comes with the product, or was written elsewhere. */
@ConsolePage
public class PlaybookForms {
    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;

    public PlaybookForms(Queries queries, Reader reader, FormPage page, FormDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
    }

    @GetMapping("/playbooks/new")
    ModelAndView begin() {
        CommandRights.require(reader.actor(), PublishPlaybook.class);
        return page.fresh(writing(null), FormValues.of(Map.of("basedOn", "0")));
    }

    @PostMapping("/playbooks/new")
    ModelAndView begin(@RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(PublishPlaybook.class, Map.of(), TypedSteps.withoutTheEmptied(typed))) {
            case Handed.Done done -> new ModelAndView("redirect:/playbooks/" + done.accepted().events().getFirst().stream().replaceFirst("^playbook:", ""));
            case Handed.Again again -> page.again(writing(null), again);
        };
    }

    @GetMapping("/playbooks/{playbook}/new-version")
    ModelAndView edit(@PathVariable String playbook) {
        PlaybookView view = view(playbook);
        CommandRights.require(reader.actor(), PublishPlaybook.class);
        return about(view, page.fresh(writing(playbook), TypedSteps.of(view.last())));
    }

    @PostMapping("/playbooks/{playbook}/new-version")
    ModelAndView edit(@PathVariable String playbook, @RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(PublishPlaybook.class, Map.of("playbook", playbook), TypedSteps.withoutTheEmptied(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:/playbooks/" + playbook);
            case Handed.Again again -> about(view(playbook), page.again(writing(playbook), again));
        };
    }

    private static Dialog writing(@Nullable String playbook) {
        String home = playbook == null ? "/playbooks" : "/playbooks/" + playbook;
        return new Dialog(PublishPlaybook.class, home + (playbook == null ? "/new" : "/new-version"), home, null);
    }

    @PostMapping("/playbooks/shipped")
    ModelAndView publishShipped(@RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(PublishPlaybook.class, Map.of("playbook", ShippedPlaybook.ID), ready(typed), _ -> ShippedPlaybook.body())) {
            case Handed.Done _ -> new ModelAndView("redirect:/playbooks/" + ShippedPlaybook.ID);
            case Handed.Again again -> page.again(writing(null), again);
        };
    }

    /** The button has no fields: these let the form be read, and the body of the file takes their place. */
    private static FormValues ready(MultiValueMap<String, String> typed) {
        return FormValues.of(Map.of(CommandForms.KEY, new FormValues(typed).raw(CommandForms.KEY), "basedOn", "0", "title", "-"));
    }

    @GetMapping("/playbooks/{playbook}/retire")
    ModelAndView retire(@PathVariable String playbook) {
        PlaybookView view = view(playbook);
        CommandRights.require(reader.actor(), RetirePlaybook.class);
        return about(view, page.fresh(retiring(playbook), FormValues.NONE));
    }

    @PostMapping("/playbooks/{playbook}/retire")
    ModelAndView retire(@PathVariable String playbook, @RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(RetirePlaybook.class, Map.of("playbook", playbook), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:/playbooks");
            case Handed.Again again -> about(view(playbook), page.again(retiring(playbook), again));
        };
    }

    private static Dialog retiring(String playbook) {
        return new Dialog(RetirePlaybook.class, "/playbooks/" + playbook + "/retire", "/playbooks/" + playbook, null);
    }

    @GetMapping("/playbooks/import")
    ModelAndView choose() {
        CommandRights.require(reader.actor(), ImportCacaoPlaybook.class);
        return importing(null);
    }

    @PostMapping("/playbooks/import")
    ModelAndView take(@RequestParam MultiValueMap<String, String> typed, @RequestParam("file") MultipartFile file) throws IOException {
        if (file.getSize() > ImportCacaoPlaybook.LARGEST) {
            ModelAndView refused = importing("A playbook has at most " + ImportCacaoPlaybook.LARGEST + " bytes: choose its JSON file.");
            refused.setStatus(HttpStatusCode.valueOf(413));
            return refused;
        }
        String document = new String(file.getBytes(), UTF_8);
        String playbook = ImportCacaoPlaybook.playbookOf(document);
        FormValues values = FormValues.of(Map.of(CommandForms.KEY, new FormValues(typed).raw(CommandForms.KEY), "document", document));
        return switch (desk.hand(ImportCacaoPlaybook.class, Map.of("playbook", playbook), values)) {
            case Handed.Done _ -> new ModelAndView("redirect:/playbooks/" + playbook);
            case Handed.Again again -> again(again);
        };
    }

    private static ModelAndView again(Handed.Again again) {
        ModelAndView shown = importing(again.sentence());
        shown.setStatus(again.status());
        return shown;
    }

    private static ModelAndView importing(@Nullable String refusal) {
        return new ModelAndView("playbook-import").addObject("refusal", refusal).addObject("key", UUID.randomUUID().toString());
    }

    private static ModelAndView about(PlaybookView view, ModelAndView form) {
        return form.addObject("crumbs", List.of(new Act(view.last().title().text().orElse("Playbook"), "/playbooks/" + view.playbook())));
    }

    private PlaybookView view(String playbook) {
        reader.who(ReadRights::incidents);
        return queries.ask(new FindPlaybook(playbook)).orElseThrow(() -> new NotFound("There is no such playbook in this ledger."));
    }
}
