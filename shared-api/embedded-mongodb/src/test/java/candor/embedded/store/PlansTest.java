package candor.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import candor.embedded.bson.RawDocument;
import candor.embedded.query.Filter;
import candor.embedded.query.Plan;
import candor.embedded.query.SortOrder;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which queries an index answers, seen from how the plan is described. */
class PlansTest {

    private static final int DOCUMENTS = 5_000;

    private final Collection collection = new Collection(1, "ledger", "blocks");

    @BeforeEach
    void fill() {
        for (int i = 0; i < DOCUMENTS; i++) {
            collection.put(bson("{_id: %d, a: %d, b: %d, events: [{tags: ['t%d', 'u%d']}, {tags: ['v']}], name: 'n%05d'}".formatted(i, i % 100, i, i % 500, i, i)));
        }
        index("{a: 1, b: -1}");
        index("{'events.tags': 1}");
        index("{name: 1}");
    }

    private void index(String key) {
        RawDocument spec = new RawDocument(bson("{key: " + key + ", name: '" + key.replaceAll("\\W", "") + "'}"), 0);
        collection.addIndex(collection.build(IndexSpec.parse(spec)));
    }

    private static byte[] bson(String json) {
        RawBsonDocument document = RawBsonDocument.parse(json);
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }

    private static Filter filter(String json) {
        return Filter.parse(new RawDocument(bson(json), 0));
    }

    private Plan plan(String filter, String sort, long limit) {
        return collection.plan(filter(filter), SortOrder.parse(new RawDocument(bson(sort), 0)), limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{_id: 5} | 1", "{_id: {$gte: 10, $lt: 20}} | 10", "{_id: {$in: [1, 2, 9999]}} | 2", "{a: 3} | 50", "{a: 3, b: {$lt: 1000}} | 10",
        "{a: {$in: [3, 4]}, b: 103} | 2", "{$and: [{a: 3}, {b: 103}]} | 1", "{'events.tags': 'u77'} | 1", "{'events.tags': {$all: ['v', 'u77']}} | 1",
        "{events: {$elemMatch: {tags: 'u77'}}} | 1", "{'events.tags': 't3', _id: {$gt: 4000}} | 2", "{name: {$regex: '^n0001'}} | 10",
        "{$or: [{_id: 1}, {'events.tags': 'u5'}]} | 2", "{_id: {$gte: 100}, $or: [{'events.tags': 'u150'}, {a: 7, b: 107}]} | 2",
    })
    void looksOnlyAtWhatTheIndexNames(String filter, int looked) {
        Plan plan = plan(filter, "{}", 0);

        assertThat(plan.scansAll()).isFalse();
        assertThat(plan.candidates()).isLessThanOrEqualTo(looked);
        assertThat(collection.find(filter(filter), SortOrder.NONE, 0, 0)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{_id: {$gt: 0, $lte: 4999}, $or: [{'events.tags': 'u150'}, {'events.tags': 'u4900'}]} | {_id: 1} | 256 | 2",
        "{_id: {$gt: 0, $lte: 4999}, $or: [{'events.tags': 'u150'}, {'events.tags': 'absent'}]} | {_id: -1} | 1 | 1",
        "{$or: [{'events.tags': 'u150'}, {'events.tags': 'u4900'}]} | {_id: 1} | 256 | 2",
    })
    void doesNotWalkEverythingInOrderToFindTheFewOfAChoice(String filter, String sort, long limit, int looked) {
        assertThat(plan(filter, sort, limit).candidates()).isEqualTo(looked);
        assertThat(collection.find(filter(filter), SortOrder.parse(new RawDocument(bson(sort), 0)), 0, limit)).hasSize(looked);
    }

    @Test
    void walksInOrderWhereAChoiceIsWide() {
        assertThat(plan("{_id: {$gt: 0}, $or: [{'events.tags': 'v'}, {'events.tags': 'u5'}]}", "{_id: 1}", 10).isInOrder()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{} | {_id: 1}", "{} | {_id: -1}", "{_id: {$gt: 100}} | {_id: -1}", "{a: 3} | {b: 1}", "{a: 3} | {b: -1}", "{} | {name: -1}", "{} | {a: 1, b: -1}",
        "{} | {a: -1, b: 1}", "{'events.tags': 't3'} | {_id: -1}",
    })
    void needsNoSortingWhereAnIndexHasTheOrder(String filter, String sort) {
        assertThat(plan(filter, sort, 10).isInOrder()).isTrue();
    }

    @Test
    void sortsWhereNoIndexHasTheOrder() {
        assertThat(plan("{}", "{a: 1, b: 1}", 10).isInOrder()).isFalse();
        assertThat(plan("{}", "{'events.tags': 1}", 10).isInOrder()).isFalse();
    }
}
