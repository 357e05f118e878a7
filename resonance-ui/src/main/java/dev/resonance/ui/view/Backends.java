package dev.resonance.ui.view;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.VaadinSession;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.login.Access;
import dev.resonance.ui.login.Visitor;

/** Where views find what all pages share, and who looks at them: in the servlet context and in the session. */
final class Backends {
    private Backends() {}

    /** What the visitor may see of it: there is no other way to it for views that are everybody's. */
    static Backend current() {
        Backend all = everybodys();
        return visitor().name().map(all::ownedBy).orElse(all);
    }

    /** All of it, for the admin. */
    static Backend ofTheAdmin() {
        if (!visitor().admin()) {
            throw new IllegalStateException("only the admin's pages may ask for everybody's data");
        }
        return everybodys();
    }

    /** Whether visitors log in, so that they can log out. */
    static boolean hasLogin() {
        return !(attribute(Access.class) instanceof Access.Open);
    }

    static Visitor visitor() {
        if (!hasLogin()) {
            return Visitor.ONLY;
        }
        Object visitor = VaadinSession.getCurrent().getSession().getAttribute(Visitor.ATTRIBUTE);
        if (visitor instanceof Visitor found) {
            return found;
        }
        throw new IllegalStateException("the session's visitor has not logged in");
    }

    private static Backend everybodys() {
        return attribute(Backend.class);
    }

    private static <T> T attribute(Class<T> type) {
        VaadinServletContext context =
                (VaadinServletContext) VaadinService.getCurrent().getContext();
        Object value = context.getContext().getAttribute(type.getName());
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new IllegalStateException("the servlet context holds no " + type.getName());
    }
}
