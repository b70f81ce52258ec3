package candor.ledger.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The verifier's findings. Not safe for use by several threads. */
public final class Report {

    /** More problems than this are counted, not listed. */
    public static final int LISTED = 20;

    /**
     * One thing that is wrong.
     *
     * @param place file, and line, position or byte where there is one
     */
    public record Problem(Topic topic, String place, String what) {
    }

    private final List<Problem> problems = new ArrayList<>();
    private final Map<Topic, String> verdicts = new EnumMap<>(Topic.class);
    private long unlisted;

    void problem(Topic topic, String place, String what) {
        if (problems.size() < LISTED || problems.stream().noneMatch(problem -> problem.topic() == topic)) {
            problems.add(new Problem(topic, place, what));
        } else {
            unlisted++;
        }
    }

    /** Puts the other report's problems in front of this one's. */
    void prepend(Report other) {
        List<Problem> own = List.copyOf(problems);
        problems.clear();
        problems.addAll(other.problems);
        own.forEach(problem -> problem(problem.topic(), problem.place(), problem.what()));
        unlisted += other.unlisted;
    }

    void verdict(Topic topic, String words) {
        verdicts.put(topic, words);
    }

    /** Words behind the verdict there is. */
    void addition(Topic topic, String words) {
        verdicts.merge(topic, words, (verdict, more) -> verdict + "; " + more);
    }

    /** What is wrong, in the order it was found. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isVerified() {
        return problems.isEmpty();
    }

    /** One line per topic, then each problem with its place. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Topic topic : Topic.values()) {
            text.append("%-13s %s%n".formatted(topic, line(topic)));
        }
        problems.forEach(problem -> text.append("  %s: %s: %s%n".formatted(problem.topic(), problem.place(), problem.what())));
        if (unlisted > 0) {
            text.append("  and %d more%n".formatted(unlisted));
        }
        return text.toString();
    }

    private String line(Topic topic) {
        long wrong = problems.stream().filter(problem -> problem.topic() == topic).count();
        return wrong > 0 ? "INVALID (see below)" : verdicts.getOrDefault(topic, isVerified() ? "ok" : "not established");
    }
}
