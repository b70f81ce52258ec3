package candor.query.incident.work;

import candor.incident.IncidentWork.Link;
import candor.incident.IncidentWork.LinkKind;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinEvent.IncidentSplit;
import candor.incident.JoinSide;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Lists;
import java.util.List;

/** The incidents with which it was one, or became one. */
public record Links(List<Link> all) {
    public static final Links NONE = new Links(List.of());

    public Links after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IncidentMerged e -> new Links(Lists.with(all, new Link(
                    envelope.ordinal(), e.side() == JoinSide.SOURCE ? LinkKind.MERGED_INTO : LinkKind.MERGED_FROM, e.other(), e.otherReference(), List.of(), e.reason())));
            case IncidentSplit e -> new Links(Lists.with(all, new Link(
                    envelope.ordinal(), e.side() == JoinSide.SOURCE ? LinkKind.SPLIT_OFF : LinkKind.SPLIT_FROM, e.other(), e.otherReference(), e.entries(), e.reason())));
            default -> this;
        };
    }
}
