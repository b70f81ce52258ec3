package candor;

import java.util.Objects;

/** An act was refused; nothing has changed. */
public final class RuleViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable, {@code context.reason} in lower case with hyphens; part of the interface
     * @param sentence one sentence a person under stress can act on; never holds personal data
     */
    public RuleViolation(String code, String sentence) {
        super(Objects.requireNonNull(sentence));
        this.code = Objects.requireNonNull(code);
    }

    /** The stable code of the rule, {@code context.reason}. */
    public String code() {
        return code;
    }

    /** The sentence shown to the person who asked. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
