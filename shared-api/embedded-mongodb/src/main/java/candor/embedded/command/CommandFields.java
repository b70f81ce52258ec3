package candor.embedded.command;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.wire.Request;
import java.util.Set;

/** The options of commands: those on the list pass, every other is refused by name. */
final class CommandFields {

    private static final Set<String> ON_EVERY_COMMAND =
            Set.of("$db", "$readPreference", "readConcern", "writeConcern", "comment", "maxTimeMS", "apiVersion", "apiStrict", "apiDeprecationErrors");
    private static final Set<String> OF_TRANSACTIONS = Set.of("lsid", "txnNumber", "startTransaction", "autocommit", "$clusterTime");
    private static final Set<String> READ_CONCERNS = Set.of("local", "majority");
    private static final Set<String> READ_PREFERENCES = Set.of("primary", "primaryPreferred");

    private CommandFields() {}

    static void check(Request request, Set<String> own) {
        String command = request.command();
        check(command, request.body(), own, true);
        checkWriteConcern(request.body().get("writeConcern"));
        checkReadConcern(request.body().get("readConcern"));
        checkReadPreference(request.body().get("$readPreference"));
    }

    /** Checks a document inside a command, such as one entry of {@code updates}. */
    static void check(String what, RawDocument document, Set<String> own) {
        check(what, document, own, false);
    }

    private static void check(String what, RawDocument document, Set<String> own, boolean command) {
        document.forEach((name, value) -> {
            boolean known = own.contains(name) || command && (ON_EVERY_COMMAND.contains(name) || name.equals(what));
            if (OF_TRANSACTIONS.contains(name)) {
                throw Refused.notOffered("sessions and transactions ('" + name + "')");
            }
            if (!known) {
                throw Refused.notOffered("the option '" + what + "." + name + "'");
            }
        });
    }

    private static void checkWriteConcern(BsonValue concern) {
        if (!concern.isDocument()) {
            return;
        }
        check("writeConcern", concern.asDocument(), Set.of("w", "j", "wtimeout"));
        BsonValue w = concern.asDocument().get("w");
        boolean majority = w.kind() == BsonKind.STRING && w.asString().equals("majority");
        if (w.isPresent() && !majority && !(w.isNumber() && w.asLong() == 1)) {
            throw Refused.notOffered("a write concern other than majority or 1");
        }
    }

    private static void checkReadConcern(BsonValue concern) {
        if (concern.isDocument()) {
            check("readConcern", concern.asDocument(), Set.of("level"));
            BsonValue level = concern.asDocument().get("level");
            if (level.isPresent() && !READ_CONCERNS.contains(level.asString())) {
                throw Refused.notOffered("read concern " + level.asString());
            }
        }
    }

    private static void checkReadPreference(BsonValue preference) {
        if (preference.isDocument() && !READ_PREFERENCES.contains(preference.asDocument().get("mode").asString())) {
            throw Refused.notOffered("read preference " + preference.asDocument().get("mode").asString());
        }
    }

    static RawDocument document(RawDocument body, String field) {
        BsonValue value = body.get(field);
        if (value.isPresent() && value.kind() != BsonKind.NULL && !value.isDocument()) {
            throw Refused.typeMismatch("'" + field + "' must be a document");
        }
        return value.isDocument() ? value.asDocument() : RawDocument.EMPTY;
    }

    static long number(RawDocument body, String field, long otherwise) {
        BsonValue value = body.get(field);
        if (!value.isPresent()) {
            return otherwise;
        }
        if (!value.isNumber() || value.asLong() < 0) {
            throw Refused.badValue("'" + field + "' must be a number, not negative");
        }
        return value.asLong();
    }

    static String text(BsonValue value, String what) {
        if (value.kind() != BsonKind.STRING) {
            throw Refused.typeMismatch(what + " must be a string");
        }
        return value.asString();
    }

    static String collection(Request request) {
        return text(request.argument(), "the collection name");
    }
}
