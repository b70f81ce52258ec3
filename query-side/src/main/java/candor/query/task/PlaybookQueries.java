package candor.query.task;

import candor.access.NamedAccount;
import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import candor.task.PlaybookQuery;
import candor.task.PlaybookQuery.FindPlaybook;
import candor.task.PlaybookQuery.FindPlaybooks;
import candor.task.PlaybookView;
import candor.task.PlaybookView.Version;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about playbooks. */
public final class PlaybookQueries {
    private static final int MOST = 500;

    private final ReadModel<PlaybookFold> playbooks;
    private final AccountNames names;

    PlaybookQueries(ReadModel<PlaybookFold> playbooks, AccountNames names) {
        this.playbooks = playbooks;
        this.names = names;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(PlaybookQuery<R> query) {
        return (R) switch (query) {
            case FindPlaybooks _ -> playbooks.find(Filters.empty(), Sorts.descending("at"), 0, MOST).stream().map(row -> named(row.state().view())).toList();
            case FindPlaybook one -> playbooks.find(one.playbook()).map(row -> named(row.state().view()));
        };
    }

    private PlaybookView named(PlaybookView view) {
        List<@Nullable NamedAccount> people = new ArrayList<>();
        view.versions().forEach(version -> people.add(version.testimony().actor()));
        AccountNames.Lookup lookup = names.lookup(people);
        List<Version> versions = view.versions().stream()
                .map(v -> new Version(v.number(), v.title(), v.summary(), v.changes(), v.origin(), v.notMapped(), v.steps(), lookup.named(v.testimony())))
                .toList();
        return new PlaybookView(view.playbook(), versions, view.retired());
    }
}
