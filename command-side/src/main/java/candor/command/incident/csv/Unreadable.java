package candor.command.incident.csv;

/** Why a mapping, or a row, cannot be used: one sentence without its full stop. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 40;

    Unreadable(String reason) {
        super(reason, null, false, false);
    }

    /** Of a cell. */
    static Unreadable cell(String column, String reason) {
        return new Unreadable("column \"" + column + "\": " + reason);
    }

    /** What a cell says, as far as it belongs into a sentence. */
    static String said(String cell) {
        return "\"" + (cell.length() <= LONGEST ? cell : cell.substring(0, cell.offsetByCodePoints(0, cell.codePointCount(0, LONGEST) - 1)) + "…") + "\"";
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
