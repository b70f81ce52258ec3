package candor.platform.context;

import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.context.Snapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final Snapshots snapshots = new Snapshots();
    private final List<@Nullable Snapshot<String>> read = new ArrayList<>();

    private String advance(String key, String more, @Nullable ConsistencyMarker upTo) {
        return snapshots.<String>advance(key, before -> {
            read.add(before);
            return new Snapshot<>((before == null ? "" : before.state()) + more, upTo, 1);
        });
    }

    private static ConsistencyMarker at(long position) {
        return new GlobalIndexConsistencyMarker(position);
    }

    @Test
    void readOnFromTheLastOne() {
        assertThat(advance("incident", "a", at(3))).isEqualTo("a");
        assertThat(advance("incident", "b", at(7))).isEqualTo("ab");
        assertThat(read).containsExactly(null, new Snapshot<>("a", at(3), 1));
        assertThat(advance("another", "c", at(8))).isEqualTo("c");
    }

    @Test
    void doNotKeepWhatTheyDoNotKnowTheEndOf() {
        assertThat(advance("incident", "a", null)).isEqualTo("a");
        assertThat(advance("incident", "b", at(7))).isEqualTo("b");
    }

    @Test
    void beginAnewOnceForgotten() {
        advance("incident", "a", at(3));
        snapshots.forget();
        assertThat(advance("incident", "b", at(7))).isEqualTo("b");
    }

    @Test
    void keepNothingThatWasReadBeforeTheyForgot() {
        snapshots.<String>advance("incident", before -> {
            snapshots.forget();
            return new Snapshot<>("opened before the erasure", at(3), 1);
        });
        assertThat(advance("incident", "b", at(7))).isEqualTo("b");
    }

    @Test
    void areBounded() {
        for (int i = 0; i < 100; i++) {
            String key = "incident " + i;
            snapshots.<String>advance(key, before -> new Snapshot<>(key, at(3), 50_000));
        }
        long kept = 0;
        for (int i = 0; i < 100; i++) {
            kept += advance("incident " + i, "", at(3)).isEmpty() ? 0 : 1;
        }
        assertThat(kept).isBetween(1L, 10L);
    }
}
