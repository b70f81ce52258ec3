package candor.platform.revision;

import candor.ledger.mongodb.codec.StoredPayload;
import candor.ledger.mongodb.codec.Upcaster;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Revision 2 also says with which document of somebody else an indicator came; until then each was found here. */
public final class IndicatorRecorded1 implements Upcaster {
    @Override
    public String type() {
        return "incident.IndicatorRecorded";
    }

    @Override
    public String from() {
        return "1";
    }

    @Override
    public String to() {
        return "2";
    }

    @Override
    public StoredPayload apply(StoredPayload old) {
        ObjectNode json = old.json().deepCopy();
        return new StoredPayload(json.putNull("intake").putNull("sourceReference").putNull("marking"), old.erased());
    }
}
