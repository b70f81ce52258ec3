package candor.ledger.verify;

import static candor.ledger.verify.Topic.DISCLOSURES;

import candor.ledger.Hash;
import candor.ledger.trail.ClosingEntry;
import candor.ledger.verify.LineReading.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Whether every component of every entry is disclosed, withheld for a reason that the log recorded, or erased. */
final class Accounts {

    private record Missing(String place, String component, Hash digest) {
    }

    private record Withheld(String component, String reason) {
    }

    private final Report report;
    private final List<Missing> missing = new ArrayList<>();
    private final Map<Withheld, String> reasons = new LinkedHashMap<>();
    private long disclosed;
    private long withheld;

    Accounts(Report report) {
        this.report = report;
    }

    /** @param place asked for only where it is kept */
    void add(Supplier<String> place, Whole line) {
        disclosed += line.disclosed();
        withheld += line.withheld().size();
        line.withheld().forEach((component, reason) -> reasons.computeIfAbsent(new Withheld(component, reason), _ -> place.get()));
        line.missing().forEach((component, digest) -> missing.add(new Missing(place.get(), component, digest)));
    }

    /** Components that are neither disclosed nor withheld must be listed as erased. */
    void requireErased(Set<Hash> erased) {
        missing.stream().filter(component -> !erased.contains(component.digest())).forEach(component -> report.problem(DISCLOSURES, component.place(),
                "component " + component.component() + " is neither disclosed nor erased nor withheld with a reason"));
    }

    /** Each reason must be one that the log recorded; the first line that gives another is named. */
    void requireRecorded(ClosingEntry closing) {
        reasons.forEach((given, place) -> {
            if (!closing.gives(given.component(), given.reason())) {
                report.problem(DISCLOSURES, place, "component " + given.component() + ": the log did not record this reason for withholding it");
            }
        });
    }

    /** How many values were erased. */
    long missing() {
        return missing.size();
    }

    String verdict() {
        return "ok: " + disclosed + " values match what was recorded; " + withheld + " withheld by the operator, each with a reason";
    }
}
