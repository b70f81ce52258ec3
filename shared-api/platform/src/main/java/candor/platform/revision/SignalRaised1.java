package candor.platform.revision;

import candor.ledger.mongodb.codec.StoredPayload;
import candor.ledger.mongodb.codec.Upcaster;

/** Revision 2 says the same under another tag. */
public final class SignalRaised1 implements Upcaster {
    @Override
    public String type() {
        return "signal.SignalRaised";
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
        return old;
    }
}
