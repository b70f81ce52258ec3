package candor.query.access;

import candor.RuleViolation;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.access.Accounts;
import candor.platform.access.Accounts.NewAccount;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.platform.edge.Malformation;
import candor.platform.edge.Problem;
import candor.platform.edge.Problems;
import candor.query.Projected;
import candor.query.QueryParameters;
import candor.query.console.ConsolePage;
import candor.query.console.Reader;
import candor.query.console.Sentences;
import candor.query.console.form.CommandForms;
import candor.query.console.form.FormValues;
import candor.query.console.form.Labels;
import com.mongodb.MongoException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where passwords are typed by whoever has signed in: for a new account, and for one's own. No page ever shows one again. */
@ConsolePage
public class PasswordPages {
    private final Accounts accounts;
    private final Projected projected;
    private final Reader reader;
    private final PasswordForms forms;

    public PasswordPages(Accounts accounts, Projected projected, Reader reader, Labels labels) {
        this.accounts = accounts;
        this.projected = projected;
        this.reader = reader;
        this.forms = new PasswordForms(labels);
    }

    @GetMapping("/accounts/new")
    ModelAndView open() {
        CommandRights.require(reader.actor(), OpenAccount.class);
        return page(FormValues.NONE, null);
    }

    @PostMapping("/accounts/new")
    ModelAndView open(@RequestParam MultiValueMap<String, String> typed) {
        Actor actor = reader.actor();
        CommandRights.require(actor, OpenAccount.class);
        FormValues values = new FormValues(typed);
        return trying(() -> {
            String key = values.text(CommandForms.KEY).orElseThrow(() -> new RuleViolation("form.incomplete", "this form came without its key: please open it again"));
            Accounts.Opened opened = accounts.open(account(values), actor, key);
            projected.await(opened.position());
            return new ModelAndView("redirect:/accounts");
        }, refused -> page(values, refused));
    }

    private static NewAccount account(FormValues values) {
        List<Role> roles = values.all("roles").stream().map(role -> Objects.requireNonNull(QueryParameters.choice(Role.class, "roles", role))).toList();
        return new NewAccount(values.text("displayName").orElse(""), values.text("signInName").orElse(""), password(values), roles);
    }

    private static String password(FormValues values) {
        if (!values.raw("password").equals(values.raw("again"))) {
            throw new RuleViolation("access.passwords-differ", "the two passwords are not the same: type both again");
        }
        return values.raw("password");
    }

    private ModelAndView page(FormValues values, @Nullable String refusal) {
        return new ModelAndView("form").addObject("form", forms.opening(values, refusal)).addObject("back", "/accounts");
    }

    @GetMapping("/password")
    ModelAndView change() {
        reader.actor();
        return own(null);
    }

    @PostMapping("/password")
    ModelAndView change(@RequestParam MultiValueMap<String, String> typed) {
        Actor actor = reader.actor();
        FormValues values = new FormValues(typed);
        return trying(() -> {
            accounts.changePassword(actor, values.raw("before"), password(values));
            return new ModelAndView("redirect:/sign-in?changed");
        }, this::own);
    }

    private ModelAndView own(@Nullable String refusal) {
        return new ModelAndView("form").addObject("form", forms.changing(refusal)).addObject("back", "/");
    }

    private interface Attempt {
        ModelAndView run();
    }

    private interface Again {
        ModelAndView with(String refusal);
    }

    private static ModelAndView trying(Attempt attempt, Again again) {
        try {
            return attempt.run();
        } catch (RuleViolation | Malformation | IdempotencyConflict | LedgerUnavailable | MongoException refused) {
            Problem problem = Problems.of(refused);
            ModelAndView page = again.with(Sentences.whole(problem.detail()));
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
            return page;
        }
    }
}
