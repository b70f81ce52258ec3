package candor.query.request;

import candor.Page;
import candor.access.NamedAccount;
import candor.query.access.AccountNames;
import candor.query.fold.Cursors;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.request.ErasureRow;
import candor.request.RequestQuery;
import candor.request.RequestQuery.FindErasure;
import candor.request.RequestQuery.FindErasures;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about erasures. */
public final class ErasureQueries {
    private final ReadModel<ErasureFold> erasures;
    private final AccountNames names;

    ErasureQueries(ReadModel<ErasureFold> erasures, AccountNames names) {
        this.erasures = erasures;
        this.names = names;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(RequestQuery<R> query) {
        return (R) switch (query) {
            case FindErasures list -> list(list);
            case FindErasure one -> erasures.find(one.request()).map(row -> named(List.of(row.state().row())).getFirst());
        };
    }

    private Page<ErasureRow> list(FindErasures query) {
        int size = Cursors.size(query.size());
        List<Row<ErasureFold>> rows = erasures.find(Cursors.before(query.after()), Sorts.descending("at"), 0, size + 1);
        Page<Row<ErasureFold>> page = Cursors.page(rows, size, row -> row.state().askedAt());
        return new Page<>(named(page.items().stream().map(row -> row.state().row()).toList()), page.next());
    }

    private List<ErasureRow> named(List<ErasureRow> rows) {
        List<@Nullable NamedAccount> people = new ArrayList<>();
        rows.forEach(row -> {
            people.add(row.requestedBy());
            people.add(row.confirmedBy());
        });
        AccountNames.Lookup lookup = names.lookup(people);
        return rows.stream().map(row -> new ErasureRow(
                row.request(), row.state(), row.subject(), row.field(), row.reason(), row.ground(), row.hold(), row.digests(), row.streams(),
                lookup.named(row.requestedBy()), lookup.named(row.confirmedBy()), row.requested(), row.effective())).toList();
    }
}
