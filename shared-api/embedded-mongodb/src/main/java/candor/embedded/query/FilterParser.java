package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.FieldPath;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.ValueTest.Compared;
import candor.embedded.query.ValueTest.Equal;
import candor.embedded.query.ValueTest.Exists;
import candor.embedded.query.ValueTest.Relation;
import java.util.ArrayList;
import java.util.List;

/** The query operators the product uses; every other is refused by name. */
final class FilterParser {

    private FilterParser() {}

    static Filter parse(RawDocument filter) {
        List<Filter> parts = new ArrayList<>();
        filter.forEach((name, value) -> parts.add(name.startsWith("$") ? logical(name, value) : field(FieldPath.of(name), value)));
        return and(parts);
    }

    private static Filter and(List<Filter> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(List.copyOf(parts));
    }

    private static Filter logical(String operator, BsonValue operand) {
        return switch (operator) {
            case "$and" -> and(branches(operator, operand));
            case "$or" -> new Filter.Or(branches(operator, operand));
            case "$nor" -> new Filter.Not(new Filter.Or(branches(operator, operand)));
            case "$expr", "$text", "$where", "$jsonSchema", "$comment" -> throw Refused.notOffered("the query operator " + operator);
            default -> throw Refused.badValue("unknown top level operator: " + operator);
        };
    }

    private static List<Filter> branches(String operator, BsonValue operand) {
        if (!operand.isArray() || operand.elements().isEmpty()) {
            throw Refused.badValue(operator + " must be a nonempty array");
        }
        return operand.elements().stream().map(branch -> parse(document(operator + " entries", branch))).toList();
    }

    private static Filter field(FieldPath path, BsonValue operand) {
        if (isOperators(operand)) {
            return operators(path, operand.asDocument());
        }
        if (operand.kind() == BsonKind.REGEX) {
            String[] regex = operand.asRegex();
            return new Filter.Field(path, List.of(Expressions.compile(regex[0], regex[1])));
        }
        return new Filter.Field(path, List.of(equal(operand)));
    }

    private static boolean isOperators(BsonValue operand) {
        return operand.isDocument() && operand.asDocument().firstName().startsWith("$");
    }

    private static Filter operators(FieldPath path, RawDocument operators) {
        List<Filter> parts = new ArrayList<>();
        operators.forEach((operator, operand) -> {
            if (!operator.equals("$options")) {
                parts.add(operator(path, operator, operand, operators));
            }
        });
        return and(parts);
    }

    private static Filter operator(FieldPath path, String operator, BsonValue operand, RawDocument siblings) {
        return switch (operator) {
            case "$ne" -> new Filter.Not(new Filter.Field(path, List.of(equal(noRegex(operator, operand)))));
            case "$nin" -> new Filter.Not(new Filter.Field(path, in(operator, operand)));
            case "$exists" -> {
                Filter there = new Filter.Field(path, List.of(new Exists()));
                yield operand.asTruth() ? there : new Filter.Not(there);
            }
            case "$not" -> new Filter.Not(negated(path, operand));
            case "$all" -> all(path, operand);
            case "$elemMatch" -> elemMatch(path, document("$elemMatch", operand));
            default -> new Filter.Field(path, tests(operator, operand, siblings));
        };
    }

    /** The operators that also work on an array's elements inside {@code $elemMatch}. */
    private static List<ValueTest> tests(String operator, BsonValue operand, RawDocument siblings) {
        return switch (operator) {
            case "$eq" -> List.of(equal(noRegex(operator, operand)));
            case "$in" -> in(operator, operand);
            case "$gt" -> List.of(compared(operator, Relation.GREATER, operand));
            case "$gte" -> List.of(compared(operator, Relation.GREATER_OR_EQUAL, operand));
            case "$lt" -> List.of(compared(operator, Relation.LESS, operand));
            case "$lte" -> List.of(compared(operator, Relation.LESS_OR_EQUAL, operand));
            case "$regex" -> List.of(Expressions.parse(operand, siblings.get("$options")));
            case "$type", "$size", "$mod", "$expr", "$geoWithin", "$geoIntersects", "$near", "$nearSphere", "$jsonSchema", "$text", "$where",
                    "$bitsAllSet", "$bitsAnySet", "$bitsAllClear", "$bitsAnyClear" -> throw Refused.notOffered("the query operator " + operator);
            default -> throw Refused.badValue("unknown operator: " + operator);
        };
    }

    private static Filter negated(FieldPath path, BsonValue operand) {
        if (operand.kind() == BsonKind.REGEX) {
            return field(path, operand);
        }
        if (!isOperators(operand)) {
            throw Refused.badValue("$not needs a regex or a document of operators");
        }
        return operators(path, operand.asDocument());
    }

    private static Filter all(FieldPath path, BsonValue operand) {
        if (!operand.isArray()) {
            throw Refused.badValue("$all needs an array");
        }
        List<Filter> parts = new ArrayList<>();
        for (BsonValue wanted : operand.elements()) {
            if (isOperators(wanted)) {
                throw Refused.notOffered("operators inside $all");
            }
            parts.add(new Filter.Field(path, List.of(equal(noRegex("$all", wanted)))));
        }
        return parts.isEmpty() ? new Filter.Or(List.of()) : and(parts);
    }

    private static Filter elemMatch(FieldPath path, RawDocument condition) {
        String first = condition.firstName();
        boolean onValues = first.startsWith("$") && !first.equals("$and") && !first.equals("$or") && !first.equals("$nor");
        if (!onValues) {
            return new Filter.AnyElement(path, parse(condition));
        }
        List<List<ValueTest>> all = new ArrayList<>();
        condition.forEach((operator, operand) -> {
            if (!operator.equals("$options")) {
                all.add(tests(operator, operand, condition));
            }
        });
        return new Filter.AnyValue(path, all);
    }

    private static List<ValueTest> in(String operator, BsonValue operand) {
        if (!operand.isArray()) {
            throw Refused.badValue(operator + " needs an array");
        }
        return operand.elements().stream().map(element -> (ValueTest) equal(noRegex(operator, element))).toList();
    }

    private static Equal equal(BsonValue operand) {
        return new Equal(KeyEncoder.keyOf(operand), operand.kind() == BsonKind.NULL);
    }

    private static ValueTest compared(String operator, Relation relation, BsonValue operand) {
        return switch (operand.kind()) {
            case BsonKind.NULL, BsonKind.ARRAY, BsonKind.REGEX -> throw Refused.notOffered(operator + " with a bound of type " + BsonKind.nameOf(operand.kind()));
            default -> new Compared(relation, KeyEncoder.keyOf(operand));
        };
    }

    private static BsonValue noRegex(String operator, BsonValue operand) {
        if (operand.kind() == BsonKind.REGEX) {
            throw Refused.notOffered("a regex inside " + operator);
        }
        return operand;
    }

    private static RawDocument document(String what, BsonValue operand) {
        if (!operand.isDocument()) {
            throw Refused.badValue(what + " must be a document");
        }
        return operand.asDocument();
    }
}
