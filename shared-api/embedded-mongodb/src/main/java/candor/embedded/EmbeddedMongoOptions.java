package candor.embedded;

/**
 * How the store is run; {@link #defaults()} suits almost everyone.
 *
 * @param segmentBytes a journal file is closed and the next begun beyond this size
 * @param snapshotBytes a snapshot is taken once this much journal has gathered since the last (or half of the last snapshot's size, if that is more)
 * @param warnAtDocuments above this many documents the log recommends a replica set
 * @param port port to listen on at 127.0.0.1; 0 = a random free one
 */
public record EmbeddedMongoOptions(long segmentBytes, long snapshotBytes, long warnAtDocuments, int port) {

    /** Small enough that removing old journal frees space in steps, large enough that a new file is rare. */
    public static final long DEFAULT_SEGMENT_BYTES = 32L << 20;

    /** Replaying this much takes about a second, so that start-up stays short. */
    public static final long DEFAULT_SNAPSHOT_BYTES = 64L << 20;

    /** Everything is held in heap: beyond this the heap passes what an evaluation should need. */
    public static final long DEFAULT_WARN_AT_DOCUMENTS = 500_000;

    /** Nobody needs to know the port but who asks {@link EmbeddedMongo#connectionString()}. */
    public static final int ANY_PORT = 0;

    public EmbeddedMongoOptions {
        if (segmentBytes <= 0 || snapshotBytes <= 0 || warnAtDocuments <= 0 || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sizes must be positive and the port between 0 and 65535");
        }
    }

    public static EmbeddedMongoOptions defaults() {
        return new EmbeddedMongoOptions(DEFAULT_SEGMENT_BYTES, DEFAULT_SNAPSHOT_BYTES, DEFAULT_WARN_AT_DOCUMENTS, ANY_PORT);
    }

    public EmbeddedMongoOptions withSegmentBytes(long bytes) {
        return new EmbeddedMongoOptions(bytes, snapshotBytes, warnAtDocuments, port);
    }

    public EmbeddedMongoOptions withSnapshotBytes(long bytes) {
        return new EmbeddedMongoOptions(segmentBytes, bytes, warnAtDocuments, port);
    }

    public EmbeddedMongoOptions withWarnAtDocuments(long documents) {
        return new EmbeddedMongoOptions(segmentBytes, snapshotBytes, documents, port);
    }

    public EmbeddedMongoOptions withPort(int fixedPort) {
        return new EmbeddedMongoOptions(segmentBytes, snapshotBytes, warnAtDocuments, fixedPort);
    }
}
