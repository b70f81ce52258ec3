package candor.ledger.mongodb.codec;

import java.util.List;

/**
 * A payload taken apart.
 *
 * @param components all of them, nulls included
 * @param whole whether the payload was no object, so that the one component {@code payload} is the payload itself
 */
public record SplitPayload(List<PayloadComponent> components, boolean whole) {

    /** Name of the one component of a payload that is no object. */
    public static final String WHOLE = "payload";
}
