package candor.query.access;

import candor.access.Role;
import candor.query.console.form.CommandForms;
import candor.query.console.form.Field;
import candor.query.console.form.Field.Option;
import candor.query.console.form.Form;
import candor.query.console.form.FormValues;
import candor.query.console.form.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The two forms with passwords; they are no part of any command, so no command's form holds them. */
final class PasswordForms {
    private final Labels labels;

    PasswordForms(Labels labels) {
        this.labels = labels;
    }

    Form opening(FormValues values, @Nullable String refusal) {
        List<Option> roles = Arrays.stream(Role.values()).map(role -> new Option(role.name(), labels.word(role))).toList();
        return form("OpenAccount", "/accounts/new", values, refusal, List.of(
                line("OpenAccount", "displayName", values),
                line("OpenAccount", "signInName", values),
                new Field.Ticks("roles", labels.of("OpenAccount.roles"), labels.hint("OpenAccount.roles"), roles, values.all("roles")),
                secret("OpenAccount", "password", false),
                secret("OpenAccount", "again", false)));
    }

    Form changing(@Nullable String refusal) {
        return form("ChangePassword", "/password", FormValues.NONE, refusal, List.of(
                secret("ChangePassword", "before", true),
                secret("ChangePassword", "password", false),
                secret("ChangePassword", "again", false)));
    }

    private Form form(String name, String action, FormValues values, @Nullable String refusal, List<Field> fields) {
        String key = values.text(CommandForms.KEY).orElseGet(() -> UUID.randomUUID().toString());
        return new Form(name, labels.of(name), labels.hint(name), labels.of(name + ".submit"), action, key, null, refusal, fields);
    }

    private Field line(String form, String name, FormValues values) {
        String label = form + "." + name;
        return new Field.Line(name, labels.of(label), labels.hint(label), false, values.raw(name), "text", List.of());
    }

    private Field secret(String form, String name, boolean present) {
        String label = form + "." + name;
        return new Field.Secret(name, labels.of(label), labels.hint(label), present);
    }
}
