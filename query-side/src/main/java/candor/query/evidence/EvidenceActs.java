package candor.query.evidence;

import candor.DomainCommand;
import candor.evidence.EvidenceCommand.ExportEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceAccess;
import candor.evidence.EvidenceCommand.ReleaseEvidence;
import candor.evidence.EvidenceCommand.TransferEvidence;
import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceState;
import candor.platform.command.Actor;
import candor.platform.command.CommandName;
import candor.platform.command.CommandRights;
import candor.query.console.Act;
import candor.query.console.form.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person may do with an item, by their rights and its state. */
final class EvidenceActs {
    private static final List<Class<? extends DomainCommand>> FORMS = List.of(TransferEvidence.class, ExportEvidence.class, ReleaseEvidence.class);

    private final Labels labels;

    EvidenceActs(Labels labels) {
        this.labels = labels;
    }

    static Optional<Class<? extends DomainCommand>> named(String kebab) {
        return FORMS.stream().filter(command -> CommandName.of(command).kebab().equals(kebab)).findFirst();
    }

    List<Act> of(EvidenceRow row, Actor actor) {
        List<Act> acts = new ArrayList<>();
        String home = "/evidence/" + row.evidence();
        if (row.state() == EvidenceState.KEPT && CommandRights.permits(actor, RecordEvidenceAccess.class)) {
            acts.add(new Act(labels.of("evidence.download"), home + "/content"));
        }
        if (row.state() == EvidenceState.DIGEST_ONLY && CommandRights.permits(actor, OpenEvidence.class)) {
            acts.add(new Act(labels.of("OpenEvidence"), home + "/open"));
        }
        possible(row).stream().filter(command -> CommandRights.permits(actor, command))
                .forEach(command -> acts.add(new Act(labels.of(command.getSimpleName()), home + "/do/" + CommandName.of(command).kebab())));
        return acts;
    }

    private static List<Class<? extends DomainCommand>> possible(EvidenceRow row) {
        return switch (row.state()) {
            case KEPT -> FORMS;
            case DIGEST_ONLY -> List.of(TransferEvidence.class, ReleaseEvidence.class);
            case RETURNED, DESTROYED -> List.of();
        };
    }
}
