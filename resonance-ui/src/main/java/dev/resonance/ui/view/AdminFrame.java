package dev.resonance.ui.view;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import dev.resonance.ui.language.Text;

/** A page that only the admin sees. The login in front of the pages refuses the same addresses. */
abstract class AdminFrame extends PageFrame implements BeforeEnterObserver {
    AdminFrame(Text title) {
        super(title);
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        if (!Backends.visitor().admin()) {
            event.rerouteToError(ForbiddenException.class);
        }
    }
}
