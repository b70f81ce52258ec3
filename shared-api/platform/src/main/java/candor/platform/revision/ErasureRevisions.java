package candor.platform.revision;

import candor.ledger.mongodb.codec.StoredPayload;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is said of an erasure has, since its second revision, components for playbooks and for systems that send alerts; until then there were none of them. */
public abstract sealed class ErasureRevisions extends FirstRevision {
    private ErasureRevisions(String type) {
        super(type);
    }

    /** Of a person. */
    public static final class OfPersonalData extends ErasureRevisions {
        public OfPersonalData() {
            super("request.PersonalDataErased");
        }
    }

    /** Of one field. */
    public static final class OfContent extends ErasureRevisions {
        public OfContent() {
            super("request.ContentErased");
        }
    }

    @Override
    public StoredPayload apply(StoredPayload old) {
        ObjectNode json = old.json().deepCopy();
        return new StoredPayload(json.putNull("playbook").putNull("source"), old.erased());
    }
}
