package candor.embedded.command;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import java.util.Set;

/** The aggregation that drivers send for {@code countDocuments}; any other pipeline is refused by the name of its first unknown stage. */
record CountPipeline(RawDocument match, long skip, long limit, BsonValue groupId) {

    private static final Set<String> STAGES = Set.of("$match", "$skip", "$limit", "$group");

    static CountPipeline parse(BsonValue pipeline) {
        if (!pipeline.isArray()) {
            throw Refused.typeMismatch("'pipeline' must be an array");
        }
        RawDocument match = RawDocument.EMPTY;
        long skip = 0;
        long limit = 0;
        BsonValue groupId = BsonValue.ABSENT;
        String last = "";
        for (BsonValue stage : pipeline.elements()) {
            String name = stage.isDocument() ? stage.asDocument().firstName() : "";
            checkStage(name, last);
            BsonValue operand = stage.asDocument().get(name);
            switch (name) {
                case "$match" -> match = operand.asDocument();
                case "$skip" -> skip = operand.asLong();
                case "$limit" -> limit = operand.asLong();
                default -> groupId = countingGroup(operand);
            }
            last = name;
        }
        if (!last.equals("$group")) {
            throw Refused.notOffered("an aggregation that does not count");
        }
        return new CountPipeline(match, skip, limit, groupId);
    }

    private static void checkStage(String name, String last) {
        if (!STAGES.contains(name)) {
            throw new Refused(40324, "Location40324", "Unrecognized pipeline stage name: '" + name + "' (the embedded store offers counting only)");
        }
        boolean inOrder = switch (name) {
            case "$match" -> last.isEmpty();
            case "$skip" -> last.isEmpty() || last.equals("$match");
            case "$limit" -> !last.equals("$limit") && !last.equals("$group");
            default -> !last.equals("$group");
        };
        if (!inOrder) {
            throw Refused.notOffered("the stage " + name + " after " + last);
        }
    }

    private static BsonValue countingGroup(BsonValue group) {
        if (group.isDocument()) {
            RawDocument fields = group.asDocument();
            BsonValue n = fields.get("n");
            BsonValue id = fields.get("_id");
            boolean constant = id.isNumber() || id.kind() == BsonKind.NULL;
            boolean counts = n.isDocument() && n.asDocument().firstName().equals("$sum") && n.asDocument().get("$sum").isNumber() && n.asDocument().get("$sum").asLong() == 1;
            if (constant && counts && fields.names().size() == 2) {
                return id;
            }
        }
        throw Refused.notOffered("a $group other than {_id: 1, n: {$sum: 1}}");
    }
}
