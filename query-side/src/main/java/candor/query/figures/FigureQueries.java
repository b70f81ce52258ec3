package candor.query.figures;

import candor.incident.Classification;
import candor.incident.IncidentFigures;
import candor.incident.IncidentKind;
import candor.incident.IncidentQuery.FindFigures;
import candor.query.Projected;
import candor.query.fold.ReadModel;
import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Adds up figures when somebody asks for them. */
public final class FigureQueries {
    private final ReadModel<FigureFacts> facts;
    private final Projected projected;

    FigureQueries(ReadModel<FigureFacts> facts, Projected projected) {
        this.facts = facts;
        this.projected = projected;
    }

    /** The position is read first: the figures may contain later entries, never fewer. */
    public IncidentFigures answer(FindFigures query) {
        long position = projected.position();
        Bson filter = query.origin() == null
                ? Filters.eq("kind", IncidentKind.INCIDENT.name())
                : Filters.eq("origin", query.origin());
        Tally tally = new Tally();
        facts.each(filter, row -> {
            if (isIn(row.state().classification(), query.industry())) {
                tally.add(row.state());
            }
        });
        return tally.figures(position);
    }

    private static boolean isIn(@Nullable Classification classification, @Nullable String industry) {
        if (industry == null) {
            return true;
        }
        String code = classification == null ? null : classification.industry();
        return code != null && code.startsWith(industry);
    }
}
