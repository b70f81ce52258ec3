package candor.query.incident;

import candor.query.fold.ReadModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** References of incidents by their identifiers, for contexts that point at them. */
public final class IncidentReferences {
    private final ReadModel<IncidentFold> incidents;

    IncidentReferences(ReadModel<IncidentFold> incidents) {
        this.incidents = incidents;
    }

    public Map<String, String> of(List<String> wanted) {
        Map<String, String> references = new HashMap<>();
        incidents.find(wanted).forEach((key, row) -> references.put(key, row.state().identity().reference()));
        return references;
    }
}
