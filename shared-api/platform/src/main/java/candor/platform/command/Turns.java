package candor.platform.command;

import candor.DomainCommand;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Who decides next where many change the same facts at once. Nobody waits as long as nobody collides. Whoever lost against another takes a
 * turn, and as long as somebody has one, further commands that name the same incident stand in line: a crowd of responders goes one after the
 * other instead of undoing each other's work. It orders one process only; what another one stores in between still makes a decision repeat.
 */
final class Turns {
    /** Subjects that share a line wait for each other, which costs time and nothing else. */
    private static final int LINES = 256;

    /** By type of command: the incident that it names, else what it names first. */
    private static final ClassValue<RecordComponent> SUBJECT = new ClassValue<>() {
        @Override
        protected RecordComponent computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            return Arrays.stream(components).filter(component -> component.getName().equals("incident")).findFirst().orElse(components[0]);
        }
    };

    private final ReentrantLock[] lines = IntStream.range(0, LINES).mapToObj(line -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    /** The line in which the command stands once it collided; locked while somebody has a turn. */
    ReentrantLock line(DomainCommand command) {
        return lines[Math.floorMod(subject(command).hashCode(), LINES)];
    }

    private static Object subject(DomainCommand command) {
        try {
            return SUBJECT.get(command.getClass()).getAccessor().invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(command.getClass().getSimpleName() + " does not tell what it is about", e);
        }
    }
}
