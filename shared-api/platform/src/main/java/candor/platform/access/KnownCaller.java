package candor.platform.access;

import java.security.Principal;

/** Whoever a request comes from, once the platform knows. */
sealed interface KnownCaller extends Principal permits SignedIn, ByToken {}
