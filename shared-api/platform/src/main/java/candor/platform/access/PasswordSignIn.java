package candor.platform.access;

import candor.platform.access.Credentials.Credential;
import candor.platform.store.OwnerOnly;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a name and a password. Whether the name is unknown, the password wrong or the account closed is not told apart. */
final class PasswordSignIn implements AuthenticationProvider {
    private final Credentials credentials;
    private final Actors actors;
    private final SignInThrottle throttle;
    private final VerifiedPasswords passwords;
    private final String hashOfNobody;

    PasswordSignIn(Credentials credentials, Actors actors, PasswordEncoder encoder, InstantSource clock) {
        this.credentials = credentials;
        this.actors = actors;
        this.throttle = new SignInThrottle(clock);
        this.passwords = new VerifiedPasswords(encoder, clock);
        this.hashOfNobody = String.valueOf(encoder.encode(OwnerOnly.randomToken()));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = Credentials.normal(attempt.getName());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? String.valueOf(details.getRemoteAddress()) : "";
        if (!throttle.mayTry(name, address)) {
            throw new LockedException("too many wrong passwords");
        }
        Optional<SignedIn> verified = verify(name, String.valueOf(attempt.getCredentials()));
        if (verified.isEmpty()) {
            throttle.failed(name, address);
            throw new BadCredentialsException("name or password is wrong");
        }
        throttle.succeeded(name, address);
        UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken.authenticated(verified.get(), null, List.of());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    private Optional<SignedIn> verify(String name, String password) {
        Optional<Credential> credential = credentials.find(name);
        boolean matches = passwords.matches(password, credential.map(Credential::hash).orElse(hashOfNobody));
        return credential.filter(known -> matches && known.enabled())
                .filter(known -> actors.find(known.account()).isPresent())
                .map(known -> new SignedIn(known.account(), known.passwordMark()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
