package candor.query.evidence;

import candor.access.NamedAccount;
import candor.evidence.EvidenceQuery;
import candor.evidence.EvidenceQuery.FindEvidence;
import candor.evidence.EvidenceQuery.FindEvidenceItem;
import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceView;
import candor.evidence.EvidenceView.CustodyStep;
import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import candor.sealing.Personal;
import candor.testimony.Testimony;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about evidence. */
public final class EvidenceQueries {
    private final ReadModel<EvidenceFold> evidence;
    private final AccountNames names;

    EvidenceQueries(ReadModel<EvidenceFold> evidence, AccountNames names) {
        this.evidence = evidence;
        this.names = names;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(EvidenceQuery<R> query) {
        return (R) switch (query) {
            case FindEvidence of -> list(of.incident());
            case FindEvidenceItem one -> evidence.find(one.evidence()).map(row -> named(row.state()));
        };
    }

    private List<EvidenceRow> list(String incident) {
        List<EvidenceRow> rows = new ArrayList<>();
        evidence.each(Filters.eq("incident", incident), row -> rows.add(row.state().row()));
        rows.sort(Comparator.comparing(EvidenceRow::item));
        List<@Nullable NamedAccount> wanted = new ArrayList<>();
        rows.forEach(row -> want(wanted, row.testimony(), row.custodian()));
        AccountNames.Lookup lookup = names.lookup(wanted);
        return rows.stream().map(row -> named(row, lookup)).toList();
    }

    private EvidenceView named(EvidenceFold fold) {
        List<@Nullable NamedAccount> wanted = new ArrayList<>();
        fold.steps().forEach(step -> want(wanted, step.testimony(), step.custodian()));
        AccountNames.Lookup lookup = names.lookup(wanted);
        List<CustodyStep> steps = fold.steps().stream().map(step -> named(step, lookup)).toList();
        return new EvidenceView(named(fold.row(), lookup), steps);
    }

    private static CustodyStep named(CustodyStep s, AccountNames.Lookup names) {
        return new CustodyStep(
                s.position(), s.ordinal(), s.type(), s.headline(), s.custodian(), known(s.custodian(), names), s.place(), s.recipient(), s.text(),
                names.named(s.testimony()));
    }

    private static EvidenceRow named(EvidenceRow row, AccountNames.Lookup names) {
        return new EvidenceRow(
                row.evidence(), row.incident(), row.item(), row.name(), row.description(), row.mediaType(), row.size(), row.contentDigest(), row.state(),
                row.place(), row.obtained(), row.custodian(), known(row.custodian(), names), row.found(), row.lookedAt(), names.named(row.testimony()),
                row.position(), row.ordinal());
    }

    private static void want(List<@Nullable NamedAccount> wanted, Testimony testimony, @Nullable Personal custodian) {
        wanted.add(testimony.actor());
        wanted.add(account(custodian));
    }

    /** Whether it is an account or somebody outside is only known by looking it up. */
    private static @Nullable NamedAccount account(@Nullable Personal person) {
        return person == null ? null : person.text().map(reference -> new NamedAccount(reference, null)).orElse(null);
    }

    private static @Nullable NamedAccount known(@Nullable Personal person, AccountNames.Lookup names) {
        NamedAccount named = names.named(account(person));
        return named == null || named.name() == null ? null : named;
    }
}
