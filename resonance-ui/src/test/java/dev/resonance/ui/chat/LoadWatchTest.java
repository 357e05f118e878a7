package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LoadWatchTest {
    /** It may be running what other threads want of the page; interrupted, Vaadin would leave the rest of that undone. */
    @Test
    void close_whileThePageIsTold_leavesItsThreadUninterrupted() throws Exception {
        Backend loading = new Backend(new CompletableFuture<>());
        CompletableFuture<LoadWatch> watch = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        watch.complete(LoadWatch.of(loading, progress -> {
            watch.join().close();
            interrupted.complete(Thread.currentThread().isInterrupted());
        }));

        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isFalse();
    }
}
