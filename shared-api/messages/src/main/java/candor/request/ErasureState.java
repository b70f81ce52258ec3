package candor.request;

/** How far an erasure has come. */
public enum ErasureState {
    /** Asked for; for one field, a second person is awaited. */
    REQUESTED,
    REFUSED,
    /** It has begun and cannot be undone. */
    UNDER_WAY,
    /** Gone from the live system; in backups until the key epoch ends. */
    ERASED
}
