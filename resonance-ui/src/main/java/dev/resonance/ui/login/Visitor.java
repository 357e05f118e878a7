package dev.resonance.ui.login;

import java.io.Serializable;
import java.util.Optional;

/**
 * Who looks at a page.
 *
 * @param name absent where there is only one user
 * @param admin whether the visitor also sees what everybody has stored
 */
@SuppressWarnings("serial") // sessions are kept in memory only
public record Visitor(Optional<String> name, boolean admin) implements Serializable {
    /** The one user of a web chat without several. */
    public static final Visitor ONLY = new Visitor(Optional.empty(), true);

    /** The name of the session's attribute that holds the visitor. */
    public static final String ATTRIBUTE = Visitor.class.getName();
}
