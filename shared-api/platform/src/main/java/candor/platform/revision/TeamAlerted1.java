package candor.platform.revision;

import candor.ledger.mongodb.codec.StoredPayload;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Until its second revision an alert was called out by people, to nobody but roles and a person: it must not be sent now, years later. */
public final class TeamAlerted1 extends FirstRevision {
    public TeamAlerted1() {
        super("incident.TeamAlerted");
    }

    @Override
    public StoredPayload apply(StoredPayload old) {
        ObjectNode json = old.json().deepCopy();
        json.putArray("teams");
        json.putArray("escalateTo");
        return new StoredPayload(json.put("automatic", false), old.erased());
    }
}
