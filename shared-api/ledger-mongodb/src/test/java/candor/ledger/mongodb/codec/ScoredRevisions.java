package candor.ledger.mongodb.codec;

import candor.sealing.FreeText;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An event of three revisions: the first had a name and a severity number, the second a title, the third a severity word. */
public final class ScoredRevisions {

    public static final String TYPE = "test.Scored";

    private ScoredRevisions() {
    }

    /** As the first release wrote it. */
    public record First(String incident, FreeText name, int severity) {}

    /** As the present release knows it. */
    public record Present(String incident, FreeText title, String severity) {}

    /** From name to title. */
    public static final class Renaming implements Upcaster {

        /** What it was given. */
        public final List<StoredPayload> given = new ArrayList<>();

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String from() {
            return "1";
        }

        @Override
        public String to() {
            return "2";
        }

        @Override
        public StoredPayload apply(StoredPayload old) {
            given.add(old);
            ObjectNode json = old.json().deepCopy();
            json.set("title", json.remove("name"));
            return new StoredPayload(json, old.erased().contains("name") ? Set.of("title") : Set.of());
        }
    }

    /** From numbers to words. */
    public static final class Wording implements Upcaster {

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String from() {
            return "2";
        }

        @Override
        public String to() {
            return "3";
        }

        @Override
        public StoredPayload apply(StoredPayload old) {
            ObjectNode json = old.json().deepCopy();
            json.put("severity", json.get("severity").intValue() > 2 ? "HIGH" : "LOW");
            return new StoredPayload(json, old.erased());
        }
    }
}
