package candor.ledger.mongodb.append;

import candor.ledger.mongodb.block.Criteria;

/**
 * An append's condition: no event at this leaf index or behind it matches.
 *
 * @param criteria which events matter
 * @param from first leaf index that has not been checked yet
 */
public record Condition(Criteria criteria, long from) {

    /** The same condition, checked up to this size of the log. */
    Condition checkedTo(long size) {
        return new Condition(criteria, Math.max(from, size));
    }
}
