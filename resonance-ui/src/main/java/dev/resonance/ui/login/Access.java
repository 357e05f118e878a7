package dev.resonance.ui.login;

import dev.resonance.server.account.Account;
import dev.resonance.server.account.Accounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Who may use the web chat. */
public sealed interface Access {
    /** Everybody who can reach it, as the one user there is. */
    record Open() implements Access {}

    /**
     * Whoever knows one of these passwords, as the one user there is.
     *
     * @param passwords at least one
     */
    record Passwords(List<String> passwords) implements Access {
        public Passwords {
            passwords = List.copyOf(passwords);
        }
    }

    /** Several users, each with conversations of their own. */
    record Users(Accounts accounts) implements Access {}

    /** Whom these words let in; {@code name} counts only where there are several users. */
    default Optional<Visitor> visitor(String name, String password) {
        return switch (this) {
            case Open ignored -> Optional.of(Visitor.ONLY);
            case Passwords known -> Optional.of(Visitor.ONLY).filter(visitor -> isOneOf(known.passwords(), password));
            case Users users -> users.accounts().find(name, password).map(Access::visitor);
        };
    }

    private static Visitor visitor(Account account) {
        return new Visitor(Optional.of(account.name()), account.admin());
    }

    private static boolean isOneOf(List<String> passwords, String given) {
        boolean known = false;
        for (String password : passwords) { // all of them, always: the time taken tells nothing
            known |= MessageDigest.isEqual(
                    password.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
        }
        return known;
    }
}
