package candor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import candor.access.Role;
import candor.platform.access.AccountState.Token;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiTokensTest {
    @Test
    void aTokenSaysWhoseItIsAndWhichAndNothingElse() {
        ApiToken token = ApiToken.random("an_account-1");
        assertThat(token.text()).matches("candor_api_an_account-1_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
        assertThat(token.claim()).hasValueSatisfying(claim -> {
            assertThat(claim.account()).isEqualTo("an_account-1");
            assertThat(token.text()).contains("_" + claim.id() + "_");
            assertThat(token.toString()).isEqualTo("ApiToken[" + claim.id() + "]");
        });
        assertThat(ApiToken.random("an_account-1").hash()).isNotEqualTo(token.hash());
    }

    @Test
    void whatHasAnotherFormClaimsNothing() {
        String good = ApiToken.random("ada").text();
        for (String other : new String[] {"", "candor_api_", good + "x", good.substring(1), good.replace("candor_api_ada", "candor_api_"), good.replace("ada", "a/a")}) {
            assertThat(new ApiToken(other).claim()).as(other).isEmpty();
        }
    }

    @Test
    void aNarrowedTokenHasWhatItAndItsAccountHaveInCommon() {
        Set<Role> held = Set.of(Role.RESPONDER, Role.AUDITOR);
        assertThat(new Token("", Set.of(), null).narrowed(held)).isEqualTo(held);
        assertThat(new Token("", Set.of(Role.RESPONDER, Role.COUNSEL), null).narrowed(held)).containsExactly(Role.RESPONDER);
        assertThat(new Token("", Set.of(Role.COUNSEL), null).narrowed(held)).isEmpty();
    }
}
