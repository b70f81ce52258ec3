package candor.query.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.DomainQuery;
import candor.Page;
import candor.incident.IncidentFilter;
import candor.incident.IncidentKind;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.incident.IncidentQuery.FindIncidents;
import candor.incident.IncidentRow;
import candor.incident.IncidentState;
import candor.query.Queries;
import candor.sealing.FreeText;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class HidingQueriesTest {
    private static final Set<String> HIDDEN = Set.of("hidden");

    /** Every question there is, found on the class path and not in any list. */
    static Stream<Class<?>> questions() throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:candor/*/*Query$*.class")) {
            String path = resource.getURL().getPath().replace('\\', '/');
            Class<?> type = Class.forName(path.substring(path.lastIndexOf("candor/"), path.length() - ".class".length()).replace('/', '.'));
            if (type.isRecord() && DomainQuery.class.isAssignableFrom(type)) {
                found.add(type);
            }
        }
        return found.stream().sorted(Comparator.comparing(Class::getName));
    }

    private static DomainQuery<?> question(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            var constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (DomainQuery<?>) constructor.newInstance(Arrays.stream(components).map(HidingQueriesTest::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(RecordComponent component) {
        return switch (component.getType().getSimpleName()) {
            case "int" -> 10;
            case "IncidentFilter" -> IncidentFilter.ALL;
            case "String" -> component.getName().equals("incident") ? "hidden" : "some";
            default -> null;
        };
    }

    /** Stands for the answers of all contexts. */
    private static final class Asked implements Queries {
        private boolean asked;

        @Override
        public <R> R ask(DomainQuery<R> query) {
            asked = true;
            throw new UnsupportedOperationException("asked");
        }
    }

    @Test
    void thereAreManyQuestions() throws IOException, ClassNotFoundException {
        assertThat(questions()).hasSizeGreaterThan(25);
    }

    /** Nobody can add a question without deciding this: it does not compile, or here it is not decided. */
    @ParameterizedTest
    @MethodSource("questions")
    void eachIsDecidedAndOneAboutAHiddenIncidentIsNotEvenAsked(Class<?> type) {
        DomainQuery<?> question = question(type);
        Asked all = new Asked();
        boolean aboutOne = Arrays.stream(type.getRecordComponents()).anyMatch(component -> component.getName().equals("incident"));
        if (aboutOne) {
            Object answer = new HidingQueries(all, HIDDEN).ask(question);
            assertThat(all.asked).isFalse();
            assertThat(answer).isIn(Optional.empty(), List.of(), new Page<>(List.of(), null));
        } else {
            assertThatThrownBy(() -> new HidingQueries(all, HIDDEN).ask(question)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aQuestionOfAContextNobodyHasThoughtOfIsNotAnswered() {
        DomainQuery<String> unknown = new DomainQuery<>() {};
        assertThatThrownBy(() -> new HidingQueries(new Asked(), HIDDEN).ask(unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    private static IncidentRow row(int number) {
        return new IncidentRow(
                "i" + number, "INC-2026-000" + number, IncidentState.OPEN, IncidentKind.INCIDENT, null, null, null, FreeText.of("s"), null, null,
                Instant.EPOCH, Instant.EPOCH, 1, new IncidentRow.Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    /** Ten incidents in pages; cursors are indexes. */
    private static final Queries TEN = new Queries() {
        @Override
        @SuppressWarnings("unchecked") // only these are asked
        public <R> R ask(DomainQuery<R> query) {
            return switch (query) {
                case FindIncidents list -> {
                    int from = list.after() == null ? 0 : Integer.parseInt(list.after());
                    int to = Math.min(10, from + list.size());
                    yield (R) new Page<>(IntStream.range(from, to).mapToObj(HidingQueriesTest::row).toList(), to == 10 ? null : String.valueOf(to));
                }
                case FindIncidentByReference named -> (R) Optional.of("i" + named.reference().charAt(named.reference().length() - 1));
                default -> throw new UnsupportedOperationException();
            };
        }
    };

    @Test
    void aListIsAsLongAsItWasAskedForAndLeavesNothingOutButWhatIsHidden() {
        var queries = new HidingQueries(TEN, Set.of("i1", "i2", "i4", "i9"));
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            Page<IncidentRow> page = queries.ask(new FindIncidents(IncidentFilter.ALL, after, 2));
            assertThat(page.items()).hasSize(2);
            page.items().forEach(row -> seen.add(row.incident()));
            after = page.next();
        } while (after != null && seen.size() < 6);
        assertThat(seen).containsExactly("i0", "i3", "i5", "i6", "i7", "i8");
    }

    @Test
    void aReferenceLeadsNowhere() {
        var queries = new HidingQueries(TEN, Set.of("i1"));
        assertThat(queries.ask(new FindIncidentByReference("INC-2026-0001"))).isEmpty();
        assertThat(queries.ask(new FindIncidentByReference("INC-2026-0002"))).contains("i2");
    }
}
