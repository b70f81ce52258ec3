package candor.command.task.cacao;

import candor.RuleViolation;
import candor.command.task.Taken;
import candor.command.task.Version;
import candor.sealing.FreeText;
import candor.task.Phase;
import candor.task.PlaybookCommand.ImportCacaoPlaybook;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads one CACAO 2.0 playbook object. What a person can do becomes a step; what only a machine needs is not taken over, and said so.
 * Credentials that stand in a document are never taken over.
 */
public final class CacaoPlaybook {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String PREFIX = "playbook--";

    /** Section 3.1: what every playbook has. */
    private static final List<String> REQUIRED = List.of("type", "spec_version", "id", "name", "created_by", "created", "modified", "workflow_start", "workflow");

    /** They are mapped, or say nothing that a plan needs. */
    private static final Set<String> TAKEN = Set.of(
            "type", "spec_version", "id", "name", "description", "playbook_types", "created_by", "created", "modified", "workflow_start", "workflow", "agent_definitions");

    /** Section 10.12, the vocabulary of what a playbook is for, and the phase in which that is done. */
    private static final Map<String, Phase> PHASES = Map.of(
            "detection", Phase.IDENTIFY, "investigation", Phase.IDENTIFY, "mitigation", Phase.CONTAIN, "remediation", Phase.RECOVER,
            "notification", Phase.NOTIFY, "prevention", Phase.EVALUATE);

    private CacaoPlaybook() {}

    /** @throws RuleViolation {@code task.cacao-…} with the reason, where it is no playbook that can be worked through */
    public static Taken read(ImportCacaoPlaybook command) {
        JsonNode document = parsed(command.document().text().orElse(""));
        requireForm(document);
        String playbook = document.get("id").textValue().substring(PREFIX.length());
        if (!playbook.equals(command.playbook())) {
            throw new RuleViolation("task.cacao-other-id", "The document is of another playbook than the request: send it to the identifier it has itself.");
        }
        Agents agents = Agents.of(document.path("agent_definitions"));
        Workflow workflow = new Workflow(document.get("workflow"), agents, phase(document.path("playbook_types")));
        var steps = workflow.steps(document.get("workflow_start").textValue());
        return new Taken(playbook, new Version(
                FreeText.of(document.get("name").textValue()), summary(document), null, steps, "cacao-2.0", notMapped(document, workflow)));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RuleViolation("task.cacao-no-json", "This is no JSON document" + place(e) + ": choose the file of one CACAO 2.0 playbook.");
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private static void requireForm(JsonNode document) {
        if (!document.isObject() || !document.path("type").asText().equals("playbook")) {
            throw new RuleViolation("task.cacao-no-playbook", "This document is no CACAO playbook: its type has to be \"playbook\".");
        }
        for (String member : REQUIRED) {
            boolean object = member.equals("workflow");
            JsonNode value = document.path(member);
            if (object ? !value.isObject() : !value.isTextual() || value.textValue().isBlank()) {
                throw new RuleViolation("task.cacao-member-missing", "The playbook has no \"" + member + "\", which CACAO 2.0 requires.");
            }
        }
        if (!document.get("spec_version").textValue().equals("cacao-2.0")) {
            throw new RuleViolation("task.cacao-version", "This playbook is of another version of CACAO: only cacao-2.0 is understood.");
        }
        if (!document.get("id").textValue().matches(PREFIX + Workflow.UUID)) {
            throw new RuleViolation("task.cacao-bad-id", "The playbook's id has to be \"playbook--\" and a UUID.");
        }
    }

    private static Phase phase(JsonNode types) {
        return StreamSupport.stream(types.spliterator(), false).map(JsonNode::asText).filter(PHASES::containsKey).map(PHASES::get).findFirst().orElse(Phase.ASSESS);
    }

    private static @Nullable FreeText summary(JsonNode document) {
        String description = document.path("description").asText("");
        return description.isBlank() ? null : FreeText.of(description);
    }

    private static @Nullable FreeText notMapped(JsonNode document, Workflow workflow) {
        List<String> left = StreamSupport.stream(((Iterable<String>) document::fieldNames).spliterator(), false).filter(name -> !TAKEN.contains(name)).sorted().toList();
        var lines = new ArrayList<String>();
        if (!left.isEmpty()) {
            lines.add("Of the playbook: " + String.join(", ", left));
        }
        lines.addAll(workflow.notMapped());
        return lines.isEmpty() ? null : FreeText.of(String.join("\n", lines));
    }
}
