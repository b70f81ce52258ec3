package candor.query.console;

import candor.query.console.form.CommandForms;
import candor.query.console.form.Form;
import candor.query.console.form.FormValues;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** The page of one form, fresh or shown again. */
public final class FormPage {
    private final CommandForms forms;
    private final AccountChoices accounts;

    public FormPage(CommandForms forms, AccountChoices accounts) {
        this.forms = forms;
        this.accounts = accounts;
    }

    public ModelAndView fresh(Dialog dialog, FormValues prefilled) {
        return page(dialog, prefilled, null);
    }

    /** With everything that was typed, and the sentence that says why it is here again. */
    public ModelAndView again(Dialog dialog, Handed.Again again) {
        ModelAndView page = page(dialog, again.values(), again.sentence());
        page.setStatus(again.status());
        return page;
    }

    private ModelAndView page(Dialog dialog, FormValues values, @Nullable String refusal) {
        String seen = dialog.seen() == null ? null : String.valueOf(dialog.seen());
        Form form = forms.form(dialog.command(), dialog.action(), values, accounts.open(), seen, refusal);
        return new ModelAndView("form").addObject("form", form).addObject("back", dialog.back());
    }
}
