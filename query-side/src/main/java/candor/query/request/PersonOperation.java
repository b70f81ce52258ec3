package candor.query.request;

import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;

/** Lists the references of the people who have an e-mail address, and what is held of each. */
final class PersonOperation implements AdminOperation {
    static final String NAME = "person";
    private static final int NOBODY = 1;

    private final PeopleHeld people;

    PersonOperation(PeopleHeld people) {
        this.people = people;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) {
        var subjects = people.named(arguments.path("address").asText(""));
        subjects.forEach(subject -> output.line(subject + " " + people.of(subject).size()));
        output.note(subjects.isEmpty() ? "nothing is sealed for anybody with this address; free text may still name them" : "reference, and number of fields sealed for it");
        return subjects.isEmpty() ? NOBODY : 0;
    }
}
