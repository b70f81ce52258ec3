package candor.platform.access;

import candor.access.Role;
import candor.platform.command.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts together with their passwords, which are no part of any ledger. */
public interface Accounts {

    /**
     * Opens an account with its first password. Handed in again unchanged under the same key, it opens nothing more; an attempt cut off
     * half way is finished so.
     *
     * @param by who does it; null for whoever owns the data folder
     * @param key of this attempt, hard to guess
     * @throws candor.RuleViolation {@code access.forbidden}, {@code access.weak-password}, {@code access.name-taken}, {@code access.no-name},
     *     {@code access.no-role}
     */
    Opened open(NewAccount asked, @Nullable Actor by, String key);

    /**
     * Changes one's own password.
     *
     * @param before the present one
     * @param password 12 characters to 72 bytes; neither kept nor logged
     * @throws candor.RuleViolation {@code access.wrong-password}, {@code access.throttled}, {@code access.weak-password}
     */
    void changePassword(Actor own, String before, String password);

    /**
     * What an account is opened with.
     *
     * @param displayName that others see
     * @param password 12 characters to 72 bytes; neither kept nor logged
     * @param roles at least one
     */
    record NewAccount(String displayName, String signInName, String password, List<Role> roles) {
        public NewAccount {
            roles = roles.stream().distinct().toList();
        }

        @Override
        public String toString() {
            return "NewAccount[" + roles + "]";
        }
    }

    /**
     * An account that was opened.
     *
     * @param position of its last entry in the ledger; −1 where the ledger did not say
     */
    record Opened(String account, long position) {}
}
