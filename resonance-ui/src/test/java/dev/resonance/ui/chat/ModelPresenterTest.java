package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelInfo;
import dev.resonance.model.ModelLoadException;
import dev.resonance.testkit.ScriptedEngine;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ModelPresenterTest {
    private final CompletableFuture<Resonance> loading = new CompletableFuture<>();
    private final LoadProgress progress = new LoadProgress();
    private final Screen screen = new Screen();
    private final ModelPresenter presenter =
            new ModelPresenter(new Backend(loading, progress, Optional.empty()), screen);

    @AfterEach
    void close() {
        presenter.close();
    }

    @Test
    void row36_modelLoading_isShownUntilItAnswers() throws Exception {
        progress.expect(100);
        progress.add(50);

        presenter.open();
        assertThat(screen.next()).isEqualTo("loading 0.5");
        try (Resonance resonance = Resonance.builder()
                .engine(ScriptedEngine.saying("Hi.").named("small"))
                .build()) {
            loading.complete(resonance);
            assertThat(screen.next()).isEqualTo("model small");
        }
    }

    @Test
    void row36_modelFailing_isSaidInItsOwnWords() throws Exception {
        presenter.open();
        loading.completeExceptionally(new ModelLoadException("MODEL_PATH '/nowhere' is not there"));

        String shown = screen.next();
        while (shown.startsWith("loading")) {
            shown = screen.next();
        }
        assertThat(shown).isEqualTo("failure MODEL_PATH '/nowhere' is not there");
    }

    /** Writes down what it is told, on the test's thread. */
    private static final class Screen implements ModelScreen {
        private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        private String shown = "";

        /** What is shown next, where that is something else than before. */
        String next() throws InterruptedException {
            String before = shown;
            while (shown.equals(before)) {
                Runnable action = queue.poll(10, TimeUnit.SECONDS);
                if (action == null) {
                    throw new AssertionError("still " + shown);
                }
                action.run();
            }
            return shown;
        }

        @Override
        public void later(Runnable action) {
            queue.add(action);
        }

        @Override
        public void showModel(ModelInfo model) {
            shown = "model " + model.name();
        }

        @Override
        public void showLoading(LoadProgress progress) {
            shown = "loading " + progress.fraction();
        }

        @Override
        public void showModelFailure(String problem) {
            shown = "failure " + problem;
        }
    }
}
