package candor.query.console;

import candor.RuleViolation;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages before anybody is signed in. */
@ConsolePage
public class FrontDoor {
    private static final List<String> FORWARDING = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    /** What happened just before, as the address of the page says it. */
    private static final Set<String> BEFORE_SIGN_IN = Set.of("refused", "ended", "made", "changed");

    private final FirstAccount firstAccount;

    public FrontDoor(FirstAccount firstAccount) {
        this.firstAccount = firstAccount;
    }

    @GetMapping("/sign-in")
    ModelAndView signIn(@RequestParam Map<String, String> query) {
        if (firstAccount.isMissing()) {
            return new ModelAndView("redirect:/setup");
        }
        ModelAndView page = new ModelAndView("sign-in");
        BEFORE_SIGN_IN.forEach(word -> page.addObject(word, query.containsKey(word)));
        return page;
    }

    @GetMapping("/setup")
    ModelAndView setup(HttpServletRequest request, @RequestParam(required = false) @Nullable String token) {
        if (!firstAccount.isMissing()) {
            return new ModelAndView("redirect:/sign-in");
        }
        boolean allowed = firstAccount.mayBeMadeBy(caller(request, token));
        ModelAndView page = page(token, "", "", null).addObject("allowed", allowed);
        page.setStatus(allowed ? HttpStatus.OK : HttpStatus.FORBIDDEN);
        return page;
    }

    @PostMapping("/setup")
    ModelAndView make(HttpServletRequest request, @RequestParam(required = false) @Nullable String token, @RequestParam String displayName, @RequestParam String signInName, @RequestParam String password, @RequestParam String again) {
        try {
            if (!password.equals(again)) {
                throw new RuleViolation("setup.passwords-differ", "the two passwords are not the same: type both again");
            }
            firstAccount.make(caller(request, token), displayName.strip(), signInName.strip(), password);
            return new ModelAndView("redirect:/sign-in?made");
        } catch (RuleViolation refusal) {
            ModelAndView page = page(token, displayName, signInName, Sentences.whole(refusal.sentence())).addObject("allowed", !refusal.code().endsWith(".forbidden"));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static ModelAndView page(@Nullable String token, String displayName, String signInName, @Nullable String refusal) {
        return new ModelAndView("setup").addObject("token", token).addObject("displayName", displayName).addObject("signInName", signInName).addObject("refusal", refusal);
    }

    private static SetupCaller caller(HttpServletRequest request, @Nullable String token) {
        boolean forwarded = FORWARDING.stream().anyMatch(header -> request.getHeader(header) != null);
        return new SetupCaller(request.getRemoteAddr(), forwarded, token == null || token.isBlank() ? null : token);
    }
}
