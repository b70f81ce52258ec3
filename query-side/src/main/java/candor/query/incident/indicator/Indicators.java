package candor.query.incident.indicator;

import candor.Page;
import candor.incident.IncidentQuery.FindIndicators;
import candor.incident.IndicatorRow;
import candor.query.fold.Cursors;
import candor.query.fold.ReadModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/** Reads the stored indicators of an incident. */
public record Indicators(ReadModel<IndicatorFold> rows) {

    /** @throws IllegalArgumentException when the cursor is none of ours */
    public Page<IndicatorRow> page(FindIndicators query) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.eq("i", query.incident())));
        if (query.after() != null) {
            filters.add(Filters.gt("n", Cursors.position(query.after())));
        }
        if (query.atMost() != null) {
            filters.add(Filters.lte("m", (long) query.atMost().ordinal()));
        }
        int size = Cursors.size(query.size());
        List<IndicatorRow> found = rows.find(Filters.and(filters), Sorts.ascending("i", "n"), 0, size + 1).stream().map(row -> row.state().row()).toList();
        return Cursors.page(found, size, IndicatorRow::indicator);
    }
}
