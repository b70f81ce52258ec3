package candor.incident;

/** Fixed at declaration. */
public enum IncidentKind {
    INCIDENT("INC"),
    /** Same commands, labelled everywhere, out of figures and registers unless asked for. */
    DRILL("DRL"),
    /** Taken over from another system, out of figures and registers unless that origin is asked for. */
    IMPORTED("IMP");

    private final String series;

    IncidentKind(String series) {
        this.series = series;
    }

    /** The first part of its reference. */
    public String series() {
        return series;
    }
}
