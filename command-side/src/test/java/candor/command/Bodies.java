package candor.command;

import candor.platform.edge.shape.Shape;
import candor.platform.edge.shape.Shape.Need;
import java.util.stream.Collectors;

/** The shortest JSON that has a shape. */
final class Bodies {
    private Bodies() {}

    static String of(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> "\"word\"";
            case Shape.TypedText text -> "\"some words\"";
            case Shape.Person person -> "\"Somebody\"";
            case Shape.Whole whole -> Long.toString(Math.max(1, whole.min()));
            case Shape.Flag flag -> "true";
            case Shape.Moment moment -> "\"2026-01-01T00:00:00Z\"";
            case Shape.Stated stated -> "{\"stated\":\"2018-04\",\"zone\":\"UTC\"}";
            case Shape.Choice choice -> "\"" + choice.type().getEnumConstants()[0].name() + "\"";
            case Shape.ListOf list -> "[" + of(list.item()) + "]";
            case Shape.TextMap map -> "{}";
            case Shape.Structure structure -> of(structure, "");
        };
    }

    /** Without what the path names already. */
    static String of(Shape.Structure structure, String path) {
        return structure.members().stream()
                .filter(member -> member.need() == Need.REQUIRED && !path.contains("{" + member.name() + "}"))
                .map(member -> "\"" + member.name() + "\":" + of(member.shape()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
