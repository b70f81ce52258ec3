package candor.embedded.wire;

/**
 * The answer to a request.
 *
 * @param to the request's number
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, compared by nobody
record Reply(int to, boolean legacy, byte[] document) {}
