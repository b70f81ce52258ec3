package candor.ledger.mongodb.vault;

/** What the store holds of one subject. */
sealed interface SubjectKey {

    /** The key opens and seals. */
    record Active(byte[] key) implements SubjectKey {
        @Override
        public String toString() {
            return "Active[secret]";
        }
    }

    /** The key was destroyed for ever. */
    record Erased() implements SubjectKey {}

    /** There is a key, but not as it was wrapped. */
    record Altered() implements SubjectKey {}
}
