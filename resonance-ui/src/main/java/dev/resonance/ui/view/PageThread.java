package dev.resonance.ui.view;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings actions onto a page's own thread. What fails there goes to the page's error handler. */
record PageThread(UI ui) {
    private static final Logger log = LoggerFactory.getLogger(PageThread.class);

    /** Runs the action soon, unless the page is closed by then. */
    void later(Runnable action) {
        try {
            Future<Void> unused = ui.access(action::run);
            Thread.ofVirtual().name("page-push").start(this::push);
        } catch (UIDetachedException e) {
            log.debug("The page was closed before it heard the news");
        }
    }

    /**
     * Sends what an action changed. Whoever holds the lock of a visitor's pages runs all their actions, and sends their
     * changes page by page when it gives the lock back; an action that came while another page's turn was would change
     * this one after its own. So the lock is taken once more, which sends what is left.
     */
    private void push() {
        try {
            ui.accessSynchronously(() -> {});
        } catch (UIDetachedException e) {
            log.debug("The page was closed before it showed the news");
        }
    }
}
