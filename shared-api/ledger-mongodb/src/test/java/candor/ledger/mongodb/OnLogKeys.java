package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;

import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.note.SignedNote;
import candor.log.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.bson.Document;

/** A test that replaces the keys of a log. */
abstract class OnLogKeys extends OnEmbeddedStore {

    static SignedNote grow(LedgerUnderTest ledger, int number) throws Exception {
        ledger.append(AppendCondition.none(), null, counted(number, "incident:i"));
        return ledger.ledger.signCheckpoint().orElseThrow().note();
    }

    static void say(LedgerUnderTest ledger, LogEvent event) throws Exception {
        Event stored = Objects.requireNonNull(event.getClass().getAnnotation(Event.class));
        MessageType type = new MessageType(new QualifiedName(stored.namespace(), stored.name()), stored.version());
        ledger.append(AppendCondition.none(), null, new GenericTaggedEventMessage<>(new GenericEventMessage(type, event), Set.of()));
    }

    FsckReport fsck() {
        return Fsck.check(database(), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings()));
    }

    Document keyDocument() {
        return Objects.requireNonNull(database().getCollection("keys").find(new Document("_id", "log-key")).first());
    }

    Path keyList() throws IOException {
        return keepFiles(".keys").getFirst();
    }

    List<Path> privateKeys() throws IOException {
        return keepFiles(".key").stream().filter(file -> String.valueOf(file.getFileName()).startsWith("log-")).toList();
    }

    List<Path> keepFiles(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("keep"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
