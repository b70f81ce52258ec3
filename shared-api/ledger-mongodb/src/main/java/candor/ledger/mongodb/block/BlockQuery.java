package candor.ledger.mongodb.block;

import candor.ledger.mongodb.block.Criteria.Alternative;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Criteria as a filter on blocks; it may let a block through that has no single event that matches, never the other way. */
final class BlockQuery {

    private BlockQuery() {
    }

    static Document matching(Criteria criteria, long behind, long upTo) {
        Document range = new Document("_id", new Document("$gt", behind).append("$lte", upTo));
        if (criteria.everything()) {
            return range;
        }
        if (criteria.alternatives().isEmpty()) {
            return new Document("_id", -1L);
        }
        List<Document> alternatives = criteria.alternatives().stream().map(BlockQuery::filter).toList();
        if (alternatives.size() == 1) {
            range.putAll(alternatives.getFirst());
            return range;
        }
        return range.append("$or", alternatives);
    }

    private static Document filter(Alternative alternative) {
        Document filter = new Document();
        if (!alternative.tags().isEmpty()) {
            filter.append("events.tags", all(alternative.tags()));
        }
        if (!alternative.types().isEmpty()) {
            List<String> types = new ArrayList<>(alternative.types());
            types.sort(null);
            filter.append("events.t", types.size() == 1 ? types.getFirst() : new Document("$in", types));
        }
        return filter;
    }

    private static Object all(List<String> tags) {
        return tags.size() == 1 ? tags.getFirst() : new Document("$all", tags);
    }
}
