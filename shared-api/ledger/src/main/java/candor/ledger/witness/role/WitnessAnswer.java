package candor.ledger.witness.role;

/**
 * An answer of the protocol.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body ends in a line feed unless it is empty
 */
public record WitnessAnswer(int status, String contentType, String body) {

    private static final String TEXT = "text/plain; charset=utf-8";

    static WitnessAnswer text(int status, String body) {
        return new WitnessAnswer(status, TEXT, body);
    }

    /** 409 with the size of the latest cosigned checkpoint. */
    static WitnessAnswer size(long size) {
        return new WitnessAnswer(409, "text/x.tlog.size", size + "\n");
    }
}
