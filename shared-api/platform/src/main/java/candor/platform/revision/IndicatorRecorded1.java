package candor.platform.revision;

import candor.ledger.mongodb.codec.StoredPayload;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Revision 2 also says with which document of somebody else an indicator came; until then each was found here. */
public final class IndicatorRecorded1 extends FirstRevision {
    public IndicatorRecorded1() {
        super("incident.IndicatorRecorded");
    }

    @Override
    public StoredPayload apply(StoredPayload old) {
        ObjectNode json = old.json().deepCopy();
        return new StoredPayload(json.putNull("intake").putNull("sourceReference").putNull("marking"), old.erased());
    }
}
