package candor.query.signal;

import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.signal.ReportView;
import candor.signal.ReportView.Standing;
import candor.signal.ReportView.What;
import candor.signal.SignalReference;
import candor.signal.SignalRow;
import candor.signal.SignalState;
import candor.signal.SignalView;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What accounts have reported, as they themselves may see it. */
final class Reports {
    private static final int MOST = 500;

    private final ReadModel<SignalFold> signals;

    Reports(ReadModel<SignalFold> signals) {
        this.signals = signals;
    }

    List<ReportView> of(String account) {
        return signals.find(Filters.eq(SignalProjection.REPORTER, account), Sorts.descending(SignalProjection.AT), 0, MOST).stream().map(Reports::view).toList();
    }

    Optional<ReportView> find(String account, String typed) {
        return SignalReference.typed(typed).flatMap(reference -> signals
                .find(Filters.and(Filters.eq(SignalProjection.REFERENCE, reference), Filters.eq(SignalProjection.REPORTER, account)), Sorts.ascending(SignalProjection.AT), 0, 1)
                .stream().findFirst().map(Reports::view));
    }

    private static ReportView view(Row<SignalFold> stored) {
        SignalRow row = stored.state().row();
        List<ReportView.ReportStep> steps = new ArrayList<>();
        for (SignalView.Step step : stored.state().steps()) {
            what(step.type()).filter(what -> isNews(what, steps))
                    .ifPresent(what -> steps.add(new ReportView.ReportStep(step.testimony().recorded(), what, isForReporter(what) ? step.text() : null)));
        }
        return new ReportView(
                row.signal(), row.reference(), standing(row.state()), row.text(), row.confidential(), row.testimony().occurred(), row.testimony().recorded(),
                List.copyOf(steps));
    }

    /** To how many incidents it belongs is none of the reporter's business. */
    private static boolean isNews(What what, List<ReportView.ReportStep> before) {
        return what != What.TAKEN_UP || before.stream().noneMatch(step -> step.what() == What.TAKEN_UP);
    }

    private static boolean isForReporter(What what) {
        return what == What.REPORTED || what == What.SAID_MORE || what == What.ANSWERED;
    }

    /** What it is to the reporter, if anything. */
    private static Optional<What> what(String type) {
        return Optional.ofNullable(switch (type) {
            case "signal.SignalRaised" -> What.REPORTED;
            case "signal.SignalRepeated" -> What.SAID_MORE;
            case "signal.SignalAcknowledged" -> What.READ;
            case "signal.ReporterAnswered" -> What.ANSWERED;
            case "signal.SignalDismissed" -> What.DISMISSED;
            case "signal.SignalLinked", "signal.SignalEscalated" -> What.TAKEN_UP;
            default -> null;
        });
    }

    private static Standing standing(SignalState state) {
        return switch (state) {
            case RAISED -> Standing.RECEIVED;
            case ACKNOWLEDGED -> Standing.READ;
            case DISMISSED -> Standing.DISMISSED;
            case LINKED, ESCALATED -> Standing.TAKEN_UP;
        };
    }
}
