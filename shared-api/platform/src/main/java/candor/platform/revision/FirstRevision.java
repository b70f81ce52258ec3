package candor.platform.revision;

import candor.ledger.mongodb.codec.Upcaster;

/** Reads entries of the first revision of one kind of event in the form of its second. */
abstract class FirstRevision implements Upcaster {
    private final String type;

    /** @param type stored name of the event */
    FirstRevision(String type) {
        this.type = type;
    }

    @Override
    public final String type() {
        return type;
    }

    @Override
    public final String from() {
        return "1";
    }

    @Override
    public final String to() {
        return "2";
    }
}
