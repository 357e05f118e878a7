package dev.resonance.ui.view;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletContext;
import dev.resonance.ui.chat.Backend;

/** Where views find what all pages share: in the servlet context, where the start put it. */
final class Backends {
    private Backends() {}

    static Backend current() {
        VaadinServletContext context =
                (VaadinServletContext) VaadinService.getCurrent().getContext();
        Object backend = context.getContext().getAttribute(Backend.class.getName());
        if (backend instanceof Backend found) {
            return found;
        }
        throw new IllegalStateException("the servlet context holds no " + Backend.class.getName());
    }
}
