package candor.query.console.form;

import candor.DomainCommand;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every key that the form of a command needs in the message file. */
final class CommandLabels {
    private CommandLabels() {}

    static List<String> needed(Class<? extends DomainCommand> command) {
        String name = command.getSimpleName();
        return Stream.concat(Stream.of(name, name + ".submit"), inside(Shapes.of(command))).distinct().toList();
    }

    private static Stream<String> inside(Shape.Parts parts) {
        return parts.parts().stream().flatMap(part -> Stream.concat(Stream.of(part.key()), below(part.shape())));
    }

    private static Stream<String> below(Shape shape) {
        return switch (shape) {
            case Shape.OneOf one -> words(one.type());
            case Shape.SomeOf some -> words(some.type());
            case Shape.Parts parts -> inside(parts);
            case Shape.Rows rows -> Stream.concat(Stream.of(rows.row().type().getSimpleName()), inside(rows.row()));
            default -> Stream.of();
        };
    }

    private static Stream<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(value -> type.getSimpleName() + "." + value.name());
    }
}
