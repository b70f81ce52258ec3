package candor.ledger.mongodb.witness;

import candor.ledger.mongodb.SignedCheckpoint;

/** A place for copies of checkpoints that is neither the database nor the data folder nor a backup of them: somebody's mailbox, a notary. */
@FunctionalInterface
public interface Outside {

    /** Why this one and not another. */
    enum Occasion {
        /** The last one that was signed on a day that is over. */
        END_OF_DAY,
        /** The first one that a new key signed. */
        NEW_KEY
    }

    /** Hands it over; returns once it is out of our hands. @throws NotHandedOver if it is not, or may not be */
    void take(SignedCheckpoint checkpoint, Occasion occasion) throws NotHandedOver;

    /** A copy that did not get there, or may not have. */
    final class NotHandedOver extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean perhapsThere;

        /**
         * @param message a sentence without addresses
         * @param perhapsThere whether it may be there all the same: then it is not sent again
         */
        public NotHandedOver(String message, boolean perhapsThere) {
            super(message);
            this.perhapsThere = perhapsThere;
        }

        boolean perhapsThere() {
            return perhapsThere;
        }
    }
}
