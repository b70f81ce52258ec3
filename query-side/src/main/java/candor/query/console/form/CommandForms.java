package candor.query.console.form;

import candor.DomainCommand;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes the form of a command, and reads it back. */
public final class CommandForms {
    /** Field of the idempotency key. */
    public static final String KEY = "_key";
    /** Field of the ordinal that was the last one when the form was opened. */
    public static final String SEEN = "_seen";

    private final Labels labels;
    private final String zone;
    private final List<String> teams;

    /**
     * Makes forms.
     *
     * @param zone stated zone that time fields start with
     * @param teams names of those that alerts reach
     */
    public CommandForms(Labels labels, String zone, List<String> teams) {
        this.labels = labels;
        this.zone = zone;
        this.teams = List.copyOf(teams);
    }

    /**
     * The form around what was typed so far.
     *
     * @param accounts who can be chosen where a person is asked for
     * @param seen ordinal for If-Match; absent for facts that only add
     * @param refusal why it was not accepted; absent on a fresh form
     */
    public Form form(Class<? extends DomainCommand> command, String action, FormValues values, List<Field.Option> accounts, @Nullable String seen, @Nullable String refusal) {
        String name = command.getSimpleName();
        List<Field> fields = new FormBuilder(labels, zone, new FormBuilder.Choices(accounts, teams), values).fields(command);
        String key = values.text(KEY).orElseGet(() -> UUID.randomUUID().toString());
        return new Form(name, labels.of(name), labels.hint(name), labels.of(name + ".submit"), action, key, seen, refusal, fields);
    }

    /** The JSON body of the same command at the API. */
    public ObjectNode body(Class<? extends DomainCommand> command, FormValues values) {
        return new FormReader(labels, values).read(command);
    }
}
