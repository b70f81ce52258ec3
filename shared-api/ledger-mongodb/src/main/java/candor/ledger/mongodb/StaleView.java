package candor.ledger.mongodb;

import java.util.List;

/** The caller decided on an older state of the stream, and what happened since touches the decision. Nothing was stored. */
public final class StaleView extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Newer> newer;

    /**
     * An event the caller had not seen.
     *
     * @param ordinal in the stream, from 1
     * @param type stored name
     * @param position leaf index
     */
    public record Newer(long ordinal, String type, long position) {}

    /** @param newer in order; empty when the caller claims to have seen an ordinal the stream has not reached */
    public StaleView(List<Newer> newer) {
        super("somebody else has changed this meanwhile: look at the newer entries and decide again");
        this.newer = List.copyOf(newer);
    }

    /** The newer events that matter for the decision, in order. */
    public List<Newer> newer() {
        return newer;
    }
}
