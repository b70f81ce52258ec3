package candor.query.signal;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.Sentences;
import candor.signal.Inbox;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.DismissSignal;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalQuery.FindAlike;
import candor.signal.SignalQuery.FindInbox;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The signals that wait, and what is done with several of them. */
@ConsolePage
public class InboxPages {
    private static final int LINES = 50;
    /** Of the ticked lines together: about as many as are judged while a person waits. */
    private static final int MOST = 1_000;

    private static final Map<String, Class<? extends DomainCommand>> JUDGEMENTS =
            Map.of("read", AcknowledgeSignal.class, "dismiss", DismissSignal.class, "link", LinkSignal.class);

    private final Queries queries;
    private final Reader reader;
    private final Triage triage;

    InboxPages(Queries queries, Reader reader, Triage triage) {
        this.queries = queries;
        this.reader = reader;
        this.triage = triage;
    }

    /**
     * Which part of the inbox somebody looks at.
     *
     * @param like a signal whose line is spread out
     */
    record View(@Nullable SignalChannel channel, @Nullable String like, @Nullable String after) {
        FindInbox query() {
            return new FindInbox(channel, blank(like), blank(after), LINES);
        }

        private static @Nullable String blank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    /** What was typed below the list; a field that was not sent is empty. */
    record Typed(@Nullable String reason, @Nullable String answer, @Nullable String incident) {
        static final Typed NOTHING = new Typed("", "", "");

        private static String plain(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    @GetMapping("/inbox")
    ModelAndView show(View view) {
        Actor actor = reader.actor();
        return ReadRights.incidents(actor) ? page(view, actor, Typed.NOTHING) : new ModelAndView("redirect:/reports");
    }

    private ModelAndView page(View view, Actor actor, Typed typed) {
        Inbox found = queries.ask(view.query());
        return new ModelAndView("inbox")
                .addObject("inbox", ReadRights.shown(found, actor))
                .addObject("view", view)
                .addObject("typed", typed)
                .addObject("channels", SignalChannel.values())
                .addObject("key", UUID.randomUUID().toString())
                .addObject("mayRaise", CommandRights.permits(actor, RaiseSignal.class))
                .addObject("mayJudge", CommandRights.permits(actor, DismissSignal.class));
    }

    @PostMapping("/inbox")
    ModelAndView judge(
            View view, Typed typed, @RequestParam String act, @RequestParam("_key") String key,
            @RequestParam(defaultValue = "") List<String> signal, @RequestParam(defaultValue = "") List<String> line) {
        Actor actor = reader.actor();
        Class<? extends DomainCommand> command = JUDGEMENTS.get(act);
        if (command == null) {
            throw new NotFound("There is no such judgement.");
        }
        CommandRights.require(actor, command);
        try {
            Triage.Outcome outcome = triage.judge(command, List.copyOf(chosen(signal, line)), body(command, typed), actor, key);
            return page(view, actor, Typed.NOTHING).addObject("outcome", outcome).addObject("done", done(act, outcome));
        } catch (RuleViolation refused) {
            ModelAndView page = page(view, actor, typed).addObject("refusal", Sentences.whole(refused.sentence())).addObject("ticked", ticked(signal, line));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static List<String> ticked(List<String> signals, List<String> lines) {
        List<String> all = new ArrayList<>(signals);
        all.addAll(lines);
        return all;
    }

    /** A line stands for all its signals as they are now. */
    private Set<String> chosen(List<String> signals, List<String> lines) {
        Set<String> chosen = new LinkedHashSet<>(signals);
        for (String first : lines) {
            queries.ask(new FindAlike(first, MOST)).stream().limit(Math.max(0, MOST - chosen.size())).forEach(chosen::add);
            // Also where it waits no more: then it says itself why it is not judged.
            chosen.add(first);
        }
        if (chosen.isEmpty()) {
            throw new RuleViolation("signal.none-chosen", "tick the signals first");
        }
        return chosen;
    }

    private ObjectNode body(Class<? extends DomainCommand> command, Typed typed) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (command == AcknowledgeSignal.class) {
            return body;
        }
        String reason = Typed.plain(typed.reason());
        if (reason.isEmpty()) {
            throw new RuleViolation("signal.no-reason", "say why: the reason stands with each of them");
        }
        body.put("reason", reason);
        if (command == LinkSignal.class) {
            return body.put("incident", incident(Typed.plain(typed.incident()).toUpperCase(Locale.ROOT)));
        }
        String answer = Typed.plain(typed.answer());
        return answer.isEmpty() ? body : body.put("answer", answer);
    }

    private String incident(String reference) {
        return queries.ask(new FindIncidentByReference(reference))
                .orElseThrow(() -> new RuleViolation("signal.no-incident", "name the incident by its reference, such as INC-2026-0007"));
    }

    private static String done(String act, Triage.Outcome outcome) {
        String what = switch (act) {
            case "read" -> "marked as read";
            case "link" -> "linked";
            default -> "dismissed";
        };
        return outcome.done() + (outcome.done() == 1 ? " signal was " : " signals were ") + what + ".";
    }
}
