package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.BsonBinary;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not on the list is refused by name, and what a real server enforces is enforced. */
class RefusalsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.at(folder);
        store.collection("c").insertOne(new Document("_id", 1).append("a", 1).append("l", List.of(1)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void refused(String json, int code, String named) {
        assertThatExceptionOfType(MongoException.class).isThrownBy(() -> store.database().runCommand(Document.parse(json)))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(code)).withMessageContaining(named);
    }

    private void updateRefused(String update, int code, String named) {
        assertThatExceptionOfType(MongoException.class).isThrownBy(() -> store.collection("c").updateOne(new Document("_id", 1), Document.parse(update)))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(code)).withMessageContaining(named);
    }

    private void insertRefused(Document document, int code) {
        assertThatExceptionOfType(MongoException.class).isThrownBy(() -> store.collection("c").insertOne(document))
                .satisfies(e -> assertThat(e.getCode()).as("%s", e.getMessage()).isEqualTo(code));
        assertThat(store.collection("c").countDocuments()).isEqualTo(1);
    }

    @Nested
    class Commands {

        @ParameterizedTest
        @ValueSource(strings = {"mapReduce", "distinct", "explain", "renameCollection", "collMod", "bulkWrite", "abortTransaction", "eval", "fsync"})
        void areRefusedByName(String command) {
            refused("{'" + command + "': 'c'}", 59, command);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "{find: 'c', collation: {locale: 'de'}} | find.collation",
            "{find: 'c', hint: 'a_1'} | find.hint",
            "{find: 'c', tailable: true} | find.tailable",
            "{insert: 'c', documents: [{_id: 5}], bypassDocumentValidation: true} | insert.bypassDocumentValidation",
            "{create: 'c2', capped: true, size: 100} | create.capped",
            "{create: 'c2', validator: {}} | create.validator",
            "{find: 'c', startTransaction: true} | startTransaction",
            "{find: 'c', lsid: {id: 1}} | sessions and transactions",
            "{find: 'c', readConcern: {level: 'snapshot'}} | snapshot",
            "{insert: 'c', documents: [{_id: 5}], writeConcern: {w: 3}} | write concern",
            "{insert: 'c', documents: [{_id: 5}], writeConcern: {w: 0}} | write concern",
            "{find: 'c', sort: {'$natural': -1}} | $natural",
            "{find: 'c', projection: {l: {'$slice': 1}}} | projection",
            "{update: 'c', updates: [{q: {}, u: [{'$set': {a: 1}}]}]} | pipeline",
        })
        void haveNoOptionsBeyondTheList(String command, String named) {
            try {
                Document reply = store.database().runCommand(Document.parse(command));
                assertThat(reply.toJson()).contains(named).contains("115");
            } catch (MongoException e) {
                assertThat(e.getCode()).isEqualTo(115);
                assertThat(e).hasMessageContaining(named);
            }
            assertThat(store.collection("c").countDocuments()).isEqualTo(1);
        }

        @Test
        void unknownPipelineStagesAreRefusedAsByARealServer() {
            refused("{aggregate: 'c', pipeline: [{'$lookup': {}}], cursor: {}}", 40324, "$lookup");
            refused("{aggregate: 'c', pipeline: [{'$match': {}}, {'$group': {_id: '$a'}}], cursor: {}}", 115, "$group");
        }

        @Test
        void unacknowledgedWritesAreNotDone() {
            store.collection("c").withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document("_id", 9));

            try (MongoClient other = OpenStore.connect(store.mongo().connectionString())) {
                Awaitility.await().during(200, TimeUnit.MILLISECONDS)
                        .untilAsserted(() -> assertThat(other.getDatabase("ledger").getCollection("c").countDocuments()).isEqualTo(1));
            }
        }
    }

    @Nested
    class Operators {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "{a: {'$foo': 1}} | 2 | $foo", "{'$foo': 1} | 2 | $foo", "{a: {'$type': 'int'}} | 115 | $type", "{a: {'$size': 1}} | 115 | $size",
            "{'$expr': {'$eq': [1, 1]}} | 115 | $expr", "{'$where': '1'} | 115 | $where", "{'$text': {'$search': 'x'}} | 115 | $text",
            "{a: {'$mod': [2, 0]}} | 115 | $mod", "{'$or': []} | 2 | nonempty",
        })
        void ofQueriesAreRefusedByName(String filter, int code, String named) {
            refused("{find: 'c', filter: " + filter + "}", code, named);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "{'$currentDate': {a: true}} | 115 | $currentDate", "{'$rename': {a: 'b'}} | 115 | $rename", "{'$foo': {a: 1}} | 9 | $foo",
            "{'$set': {'l.$': 1}} | 115 | positional", "{'$set': {'l.$[]': 1}} | 115 | positional", "{'$push': {l: {'$each': [1], '$slice': 1}}} | 115 | $push",
            "{'$set': {_id: 2}} | 66 | _id", "{'$set': {a: 1, 'a.b': 2}} | 40 | conflict", "{'$inc': {l: 1}} | 14 | $inc", "{'$set': {'a.b': 1}} | 28 | Cannot create field",
            "{'$push': {a: 1}} | 2 | array", "{'$set': {'a': {'$x': 1}}} | 52 | $x",
        })
        void ofUpdatesAreRefusedByName(String update, int code, String named) {
            updateRefused(update, code, named);
        }
    }

    @Nested
    class Documents {

        @Test
        void ofOtherTypesAreRefusedWithoutLosingTheConnection() {
            insertRefused(new Document("_id", 5).append("b", new Binary((byte) 6, new byte[3])), 115);
            insertRefused(new Document("_id", 5).append("b", new BsonBinary((byte) 0x80, new byte[3])), 115);
            insertRefused(new Document("_id", 5).append("d", Decimal128.parse("1.5")), 115);
            insertRefused(new Document("_id", 5).append("t", new BsonTimestamp(1, 1)), 115);
        }

        @Test
        void withForbiddenNamesOrIdsAreRefused() {
            insertRefused(new Document("_id", 5).append("$a", 1), 52);
            insertRefused(new Document("_id", 5).append("a", new Document("$b", 1)), 52);
            insertRefused(new Document("_id", List.of(1)), 53);
        }

        @Test
        void mayNotGrowBeyond16MiB() {
            byte[] large = new byte[9 << 20];
            store.collection("c").updateOne(new Document("_id", 1), new Document("$set", new Document("x", new Binary(large))));

            assertThatExceptionOfType(MongoException.class)
                    .isThrownBy(() -> store.collection("c").updateOne(new Document("_id", 1), new Document("$set", new Document("y", new Binary(large)))))
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(10334));
            assertThat(store.collection("c").countDocuments(new Document("y", new Document("$exists", true)))).isZero();
        }
    }

    @Nested
    class Indexes {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "{key: {a: 1}, name: 'x', sparse: true} | 115 | sparse", "{key: {a: 1}, name: 'x', expireAfterSeconds: 1} | 115 | expireAfterSeconds",
            "{key: {a: 'text'}, name: 'x'} | 115 | text", "{key: {a: '2dsphere'}, name: 'x'} | 115 | 2dsphere", "{key: {'$**': 1}, name: 'x'} | 115 | $**",
            "{key: {a: 1}, name: 'x', partialFilterExpression: {}} | 115 | partialFilterExpression",
        })
        void ofOtherKindsAreRefused(String index, int code, String named) {
            refused("{createIndexes: 'c', indexes: [" + index + "]}", code, named);
        }

        @Test
        void thatConflictAreRefused() {
            store.collection("c").createIndex(new Document("a", 1));

            refused("{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'other'}]}", 85, "a_1");
            refused("{createIndexes: 'c', indexes: [{key: {b: 1}, name: 'a_1'}]}", 86, "a_1");
            assertThatThrownBy(() -> store.collection("c").createIndex(new Document("a", 1), new IndexOptions().unique(true))).isInstanceOf(MongoException.class);
        }

        @Test
        void overDuplicatesAreRefusedAndOverParallelArraysToo() {
            store.collection("c").insertOne(new Document("_id", 2).append("a", 1L).append("m", List.of(1)));

            refused("{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a_1', unique: true}]}", 11000, "E11000");
            store.collection("c").createIndex(new Document("l", 1).append("m", 1));
            assertThatExceptionOfType(MongoException.class)
                    .isThrownBy(() -> store.collection("c").insertOne(new Document("l", List.of(1)).append("m", List.of(2))))
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(171));
        }
    }
}
