package candor.query.disclosure;

import static candor.query.disclosure.Sight.COMMERCIAL;
import static candor.query.disclosure.Sight.LENT;
import static candor.query.disclosure.Sight.OTHERS;
import static candor.query.disclosure.Sight.PERSON;
import static candor.query.disclosure.Sight.RAW;
import static candor.query.disclosure.Sight.REPORTER;
import static candor.query.disclosure.Sight.SHOWN;
import static candor.query.disclosure.Sight.UNNAMED;
import static candor.query.disclosure.Sight.WORDS;
import static candor.query.disclosure.Sight.WORKING;

import candor.ledger.trail.DisclosedEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who sees which component. The first row that fits counts: rows for entries of a special kind, then rows for one kind of event, then rows
 * for every entry. What no row names goes to the authority and the auditor, and to nobody else.
 */
final class RedactionTable {
    /** Entries of a signal whose reporter asked not to be named. */
    static final String CONFIDENTIAL = "confidential signals";
    /** Entries that say what others know of a threat and do not let us pass on: TLP:AMBER is for us and our clients, which no recipient here is. */
    static final String MARKED = "entries marked TLP:AMBER or stricter";

    private static final String ANY = "";
    private static final String EXPORTED = "disclosure.TrailExported";
    private static final String ACCEPTED = "incident.CommandAccepted";
    private static final String ASSUMED = "incident.CommandAssumed";
    private static final String ASSIGNED = "task.TaskAssigned";
    private static final String RAISED = "signal.SignalRaised";
    private static final String EVIDENCE = "evidence.EvidenceExported";

    /**
     * One line of the table.
     *
     * @param component its name; {@link DisclosedEntry#ACTOR} for whoever acted
     * @param of stored name of the event, {@link #CONFIDENTIAL}, {@link #MARKED}, or blank for every entry
     */
    record Row(String component, String of, Sight authority, Sight auditor, Sight insurer, Sight published) {
        /** The name under which the reason is recorded: the component, and where the row does not hold for every entry, of what. */
        String key() {
            return of.isEmpty() ? component : component + " (" + of + ")";
        }
    }

    private static final Row UNLISTED = new Row("", ANY, SHOWN, SHOWN, UNNAMED, UNNAMED);

    static final List<Row> ROWS = List.of(
            //      component             of             authority auditor   insurer     public
            new Row("source",             CONFIDENTIAL,  REPORTER, REPORTER, REPORTER,   REPORTER),
            new Row("originReference",    CONFIDENTIAL,  REPORTER, REPORTER, REPORTER,   REPORTER),
            new Row("reportedBy",         CONFIDENTIAL,  REPORTER, REPORTER, REPORTER,   REPORTER),
            new Row(DisclosedEntry.ACTOR, CONFIDENTIAL,  REPORTER, REPORTER, REPORTER,   REPORTER),

            new Row("value",              MARKED,        SHOWN,    SHOWN,    LENT,       LENT),
            new Row("context",            MARKED,        SHOWN,    SHOWN,    LENT,       LENT),
            new Row("sourceReference",    MARKED,        SHOWN,    SHOWN,    LENT,       LENT),
            new Row("title",              MARKED,        SHOWN,    SHOWN,    LENT,       LENT),
            new Row("link",               MARKED,        SHOWN,    SHOWN,    LENT,       LENT),

            new Row("recipient",          EXPORTED,      SHOWN,    SHOWN,    OTHERS,     OTHERS),
            new Row("nonce",              EXPORTED,      SHOWN,    SHOWN,    OTHERS,     OTHERS),
            new Row("trail",              EXPORTED,      SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("policy",             EXPORTED,      SHOWN,    SHOWN,    OTHERS,     OTHERS),
            new Row("withheld",           EXPORTED,      SHOWN,    SHOWN,    OTHERS,     OTHERS),
            new Row("files",              EXPORTED,      SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("lastOrdinal",        EXPORTED,      SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("before",             ACCEPTED,      SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("before",             ASSUMED,       SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("source",             RAISED,        SHOWN,    SHOWN,    PERSON,     PERSON),

            new Row(DisclosedEntry.ACTOR, ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("commander",          ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("from",               ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("to",                 ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("declinedBy",         ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("decidedBy",          ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("reportedBy",         ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),

            new Row("holder",             ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("owner",              ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("person",             ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("restrictedBy",       ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("acknowledgedBy",     ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),

            new Row("sourceRecord",       ANY,           RAW,      SHOWN,    RAW,        RAW),
            new Row("sourceDigest",       ANY,           SHOWN,    SHOWN,    RAW,        RAW),
            new Row("originReference",    ANY,           SHOWN,    SHOWN,    RAW,        RAW),
            new Row("uid",                ANY,           SHOWN,    SHOWN,    RAW,        RAW),
            new Row("body",               ANY,           RAW,      SHOWN,    RAW,        RAW),
            new Row("bodyDigest",         ANY,           SHOWN,    SHOWN,    RAW,        RAW),
            new Row("originKey",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("origin",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),

            new Row("question",           ANY,           SHOWN,    SHOWN,    WORKING,    WORKING),
            new Row("options",            ANY,           SHOWN,    SHOWN,    WORKING,    WORKING),
            new Row("rationale",          ANY,           SHOWN,    SHOWN,    WORKING,    WORKING),
            new Row("briefing",           ANY,           SHOWN,    SHOWN,    WORKING,    WORKING),
            new Row("text",               ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("overrideReason",     ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("answer",             ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("title",              ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("description",        ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("statedSeverity",     ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("statedStatus",       ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("explanation",        ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("choice",             ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("reason",             ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("basis",              ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("summary",            ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("statement",          ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("says",               ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("source",             ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("otherSource",        ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("otherStatement",     ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("supplier",           ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("where",              ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("measures",           ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),

            new Row("instruction",        ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("outOfOrder",         ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("assignee",           ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("before",             ASSIGNED,      SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("recipient",          ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("task",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("tasks",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("playbook",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("version",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("step",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("phase",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("responsibility",     ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("after",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("letter",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),

            new Row("total",              ANY,           SHOWN,    SHOWN,    SHOWN,      COMMERCIAL),
            new Row("losses",             ANY,           SHOWN,    SHOWN,    SHOWN,      COMMERCIAL),
            new Row("rating",             ANY,           SHOWN,    SHOWN,    SHOWN,      COMMERCIAL),

            new Row("requestedBy",        ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("confirmedBy",        ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("matter",             ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("digest",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("request",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("otherRequest",       ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("subject",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("subjects",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("account",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("grant",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("part",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("stream",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("position",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("ordinal",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("component",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("category",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("hold",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("wholeIncident",      ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),

            new Row("custodian",           ANY,           SHOWN,    SHOWN,    PERSON,     PERSON),
            new Row("contentDigest",       ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("place",               ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("obtained",            ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("evidence",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("item",                ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("mediaType",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("size",                ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("kept",                ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("recipient",           EVIDENCE,      SHOWN,    SHOWN,    OTHERS,     OTHERS),

            new Row("incident",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("reference",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("signal",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("kind",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("channel",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("signalSource",       ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("form",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("confidential",       ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("repetition",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("missed",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("occurred",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("known",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("means",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("irregular",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("classification",     ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("severity",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("before",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("method",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("compromise",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("sinceCompromise",    ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("sinceDetection",     ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("assessment",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("assertedBy",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("contestedBy",        ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("cells",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("persons",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("records",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("disclosure",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("window",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("entry",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("decision",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("supersedes",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("asKnownAt",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("note",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("outcome",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("openItems",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("tried",              ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("attendees",          ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("message",            ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("findings",           ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("cause",              ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("result",             ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("measure",            ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("scope",              ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("purpose",            ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("details",            ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("value",              ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("context",            ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("system",             ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("attestedBy",         ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("name",               ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("amount",             ANY,           SHOWN,    SHOWN,    SHOWN,      COMMERCIAL),
            new Row("loss",               ANY,           SHOWN,    SHOWN,    SHOWN,      COMMERCIAL),
            new Row("role",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("roles",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("next",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("alert",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("escalateAfter",      ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("delivery",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("attempt",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("way",                ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("status",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("waited",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("automatic",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("team",               ANY,           SHOWN,    SHOWN,    WORKING,    WORKING),
            new Row("teams",              ANY,           SHOWN,    SHOWN,    WORKING,    WORKING),
            new Row("escalateTo",         ANY,           SHOWN,    SHOWN,    WORKING,    WORKING),
            new Row("mitigation",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("indicator",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("type",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("intake",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("format",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("marking",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("changed",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("taken",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("present",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("sourceReference",    ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("producer",           ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("link",               ANY,           SHOWN,    SHOWN,    SHOWN,      WORDS),
            new Row("leftOut",            ANY,           SHOWN,    SHOWN,    WORKING,    WORDS),
            new Row("number",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("effect",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("misuse",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("demand",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("deadline",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("sanctionsChecked",   ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("determination",      ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("kinds",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("review",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("action",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("due",                ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("effective",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("engagement",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("party",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("cost",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("stage",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("costKind",           ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("privilege",          ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("validUntil",         ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("entries",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("ground",             ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("side",               ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("other",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("otherReference",     ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("score",              ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            new Row("factors",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN),
            // What an erasure lists must be shown, or nobody could tell what is erased from what is kept back.
            new Row("digests",            ANY,           SHOWN,    SHOWN,    SHOWN,      SHOWN));

    /** What a row is looked up by: a trail asks for each component of each entry. */
    private record Lookup(String component, String of) {}

    private static final Map<Lookup, Row> FIRST =
            ROWS.stream().collect(Collectors.toUnmodifiableMap(row -> new Lookup(row.component(), row.of()), row -> row, (first, _) -> first));

    private RedactionTable() {}

    /**
     * The row for a component of an entry.
     *
     * @param kind {@link #CONFIDENTIAL} or {@link #MARKED} where the entry is of such a kind, else blank
     */
    static Row row(String component, String type, String kind) {
        return find(component, kind).filter(_ -> !kind.isEmpty())
                .or(() -> find(component, type))
                .or(() -> find(component, ANY))
                .orElseGet(() -> new Row(component, ANY, UNLISTED.authority(), UNLISTED.auditor(), UNLISTED.insurer(), UNLISTED.published()));
    }

    private static Optional<Row> find(String component, String of) {
        return Optional.ofNullable(FIRST.get(new Lookup(component, of)));
    }
}
