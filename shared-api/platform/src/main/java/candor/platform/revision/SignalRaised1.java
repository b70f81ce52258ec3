package candor.platform.revision;

import candor.ledger.mongodb.codec.StoredPayload;

/** Revision 2 says the same under another tag. */
public final class SignalRaised1 extends FirstRevision {
    public SignalRaised1() {
        super("signal.SignalRaised");
    }

    @Override
    public StoredPayload apply(StoredPayload old) {
        return old;
    }
}
