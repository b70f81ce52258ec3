package candor.command.sample;

import static candor.command.sample.Telling.identifier;
import static candor.command.sample.Telling.text;

import candor.task.Anchor;
import candor.task.DueOffset;
import candor.task.DueOffset.Unit;
import candor.task.Phase;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookStep;
import candor.task.Responsibility;
import candor.task.TaskCommand.ApplyPlaybook;
import java.util.List;

/** The plan that lay ready: what has to be done about a foreign script on a page where people pay. */
final class Plan {
    static final String PLAYBOOK = identifier("2018-06-01", 30);
    static final String SAVE = "save-what-runs";
    static final String SWITCH_OFF = "switch-off";
    static final String SUPPLIERS_LOG = "suppliers-log";

    private Plan() {}

    static PublishPlaybook publishing() {
        return new PublishPlaybook(PLAYBOOK, 0, text("Foreign script on a payment page"),
                text("Save, switch off, ask, tidy up. (Invented for the replay.)"), null, List.of(
                step(SAVE, "Save what the page loads and sends", "Before anything is switched off: the scripts, and the log of outgoing requests. Register both as evidence.",
                        Phase.IDENTIFY, Responsibility.TECHNICAL_LEAD, after(Anchor.DETECTED, 1, Unit.HOURS)),
                step(SWITCH_OFF, "Switch the script off on every site of the group", "All brands, not only the one where it was seen. Check from outside that no page loads it any more.",
                        Phase.CONTAIN, Responsibility.RESPONDER, after(Anchor.DETECTED, 4, Unit.HOURS), SAVE),
                step(SUPPLIERS_LOG, "Get the supplier's own log", "Ask in writing who changed the script, and when. What is not handed over by the time is said in the report.",
                        Phase.ASSESS, Responsibility.RESPONDER, after(Anchor.DETECTED, 5, Unit.DAYS), SWITCH_OFF),
                step("list-scripts", "List every foreign script on pages where people pay", "Remove what nobody needs. For the rest fix the version, and watch it for changes.",
                        Phase.RECOVER, Responsibility.COMMANDER, after(Anchor.APPLIED, 30, Unit.DAYS))));
    }

    private static PlaybookStep step(String key, String title, String instruction, Phase phase, Responsibility responsibility, DueOffset due, String... after) {
        return new PlaybookStep(key, text(title), text(instruction), phase, responsibility, due, List.of(after));
    }

    private static DueOffset after(Anchor anchor, int amount, Unit unit) {
        return new DueOffset(anchor, amount, unit);
    }

    static String task(String step) {
        return ApplyPlaybook.task(NorthgateStory.INCIDENT, PLAYBOOK, step);
    }
}
