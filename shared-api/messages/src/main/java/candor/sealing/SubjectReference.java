package candor.sealing;

import java.util.regex.Pattern;

/**
 * Points at a person without saying who: the account's own reference for staff, else random and good for one incident only.
 *
 * @param value 1 to 64 letters, digits, hyphens or underscores
 */
public record SubjectReference(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public SubjectReference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a subject reference is 1 to 64 letters, digits, hyphens or underscores");
        }
    }
}
