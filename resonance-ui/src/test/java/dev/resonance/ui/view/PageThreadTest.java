package dev.resonance.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PageThreadTest {
    /** What was done with the page's lock, in its order. */
    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void later_runsTheActionAndThenTakesTheLockOnceMore() throws InterruptedException {
        new PageThread(new LoggingPage()).later(() -> log.add("action"));

        assertThat(log.poll(10, TimeUnit.SECONDS)).isEqualTo("action");
        assertThat(log.poll(10, TimeUnit.SECONDS)).isEqualTo("lock");
    }

    @Test
    void later_onAClosedPage_doesNothing() throws InterruptedException {
        new PageThread(new ClosedPage()).later(() -> log.add("action"));

        assertThat(log.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @SuppressWarnings("serial")
    private final class LoggingPage extends UI {
        @Override
        public Future<Void> access(Command command) {
            command.execute();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void accessSynchronously(Command command) {
            log.add("lock");
        }
    }

    @SuppressWarnings("serial")
    private final class ClosedPage extends UI {
        @Override
        public Future<Void> access(Command command) {
            throw new UIDetachedException();
        }

        @Override
        public void accessSynchronously(Command command) {
            log.add("lock");
        }
    }
}
