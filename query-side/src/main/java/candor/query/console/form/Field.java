package candor.query.console.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a form shows; a template chooses by {@link #kind()}. */
public sealed interface Field {

    /** Which of the fragments draws it. */
    String kind();

    /** Name of the input, and its anchor. */
    String name();

    /** One line of text; suggestions are offered, never enforced. */
    record Line(String name, String label, @Nullable String hint, boolean optional, String value, String mode, List<String> suggestions) implements Field {
        @Override
        public String kind() {
            return "line";
        }
    }

    /** A password: hidden while typed, and never shown again. */
    record Secret(String name, String label, @Nullable String hint, boolean present) implements Field {
        @Override
        public String kind() {
            return "secret";
        }

        /** What the browser may fill in: the present password, or one it makes up. */
        public String autocomplete() {
            return present ? "current-password" : "new-password";
        }
    }

    /** Several lines of text. */
    record Area(String name, String label, @Nullable String hint, boolean optional, String value, int rows) implements Field {
        @Override
        public String kind() {
            return "area";
        }
    }

    /** One of several. */
    record Select(String name, String label, @Nullable String hint, boolean optional, String value, List<Option> options) implements Field {
        @Override
        public String kind() {
            return "select";
        }
    }

    /** Any of several. */
    record Ticks(String name, String label, @Nullable String hint, List<Option> options, List<String> chosen) implements Field {
        @Override
        public String kind() {
            return "ticks";
        }
    }

    /** Yes or no. */
    record Tick(String name, String label, @Nullable String hint, boolean checked) implements Field {
        @Override
        public String kind() {
            return "tick";
        }
    }

    /** A value the person does not change: what the form is about. */
    record Fixed(String name, String value) implements Field {
        @Override
        public String kind() {
            return "fixed";
        }
    }

    /** Fields that belong together; a folded one may stay closed. */
    record Group(String name, String label, @Nullable String hint, boolean folded, boolean open, boolean inline, List<Field> fields) implements Field {
        @Override
        public String kind() {
            return "group";
        }
    }

    /** Any number of groups, and a button that adds one. */
    record Rows(String name, String label, @Nullable String hint, List<Group> rows) implements Field {
        @Override
        public String kind() {
            return "rows";
        }
    }

    /** A choice: what is sent, and what a person reads. */
    record Option(String value, String label) {}
}
