package candor.query.disclosure;

import candor.disclosure.DisclosureQuery;
import candor.disclosure.TrailRow;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.List;

/** Answers what is asked about exports. */
public final class TrailQueries {
    private static final int MOST = 1_000;
    private final ReadModel<TrailRow> trails;

    TrailQueries(ReadModel<TrailRow> trails) {
        this.trails = trails;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(DisclosureQuery<R> query) {
        return (R) switch (query) {
            case DisclosureQuery.FindTrails of -> of(of.incident());
            case DisclosureQuery.FindTrail one -> trails.find(one.trail()).map(Row::state);
        };
    }

    private List<TrailRow> of(String incident) {
        return trails.find(Filters.eq("incident", incident), Sorts.descending("at"), 0, MOST).stream().map(Row::state).toList();
    }
}
