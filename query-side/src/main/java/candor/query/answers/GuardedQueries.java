package candor.query.answers;

import candor.DomainQuery;
import candor.query.Audience;
import candor.query.Queries;
import candor.query.incident.insider.NeedToKnow;
import java.util.Set;

/** The one door of the read side: whoever asks gets no answer about an incident that they do not need to know of. */
record GuardedQueries(Queries all, NeedToKnow needToKnow, Audience audience) implements Queries {

    @Override
    public <R> R ask(DomainQuery<R> query) {
        Set<String> hidden = audience.reader().map(needToKnow::hiddenFrom).orElse(Set.of());
        return hidden.isEmpty() ? all.ask(query) : new HidingQueries(all, hidden).ask(query);
    }
}
