package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import candor.ledger.mongodb.keys.KeepFolder;

/** What was erased after a backup was made stays erased: the keep folder's list says it. */
record ReplayedErasures(KeepFolder keep) {

    /** Name of the list in the keep folder. */
    static final String LIST = "erasures.jsonl";

    /** @throws RuleViolation {@code restore.no-erasure-list} or {@code restore.erasures} */
    void requireNone() {
        byte[] list = keep.read(LIST).orElseThrow(() -> new RuleViolation("restore.no-erasure-list", "the list of erasures " + keep.path(LIST)
                + " is missing: put it back, because without it this backup would bring back the data of people who were erased"));
        if (list.length > 0) {
            throw new RuleViolation("restore.erasures", "the list of erasures " + keep.path(LIST) + " is not empty, and this release cannot carry them out on a backup");
        }
    }
}
