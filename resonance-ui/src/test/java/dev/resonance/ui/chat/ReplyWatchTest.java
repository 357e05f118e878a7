package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplyWatchTest {
    private final Resonance resonance = Resonance.builder()
            .engine(ScriptedEngine.saying("Hello ", "there, ", "friend.").pausing(Duration.ofMillis(80)))
            .build();
    private final Reply reply =
            resonance.reply(ReplyRequest.in(resonance.newChat().id(), "Hi", resonance.options()));

    @AfterEach
    void close() {
        resonance.close();
    }

    @Test
    void follow_toTheEnd_tellsTheWholeTextOnce() throws Exception {
        List<ReplySnapshot> told = new CopyOnWriteArrayList<>();
        CompletableFuture<ReplySnapshot> last = new CompletableFuture<>();

        ReplyWatch.of(reply, snapshot -> {
            told.add(snapshot);
            if (snapshot.isOver()) {
                last.complete(snapshot);
            }
        });

        assertThat(last.get(20, TimeUnit.SECONDS).text()).isEqualTo("Hello there, friend.");
        assertThat(told.stream().filter(ReplySnapshot::isOver)).hasSize(1);
    }

    /** It may be running what other threads want of the page; interrupted, Vaadin would leave the rest of that undone. */
    @Test
    void close_whileThePageIsTold_leavesItsThreadUninterrupted() throws Exception {
        CompletableFuture<ReplyWatch> watch = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        watch.complete(ReplyWatch.of(reply, snapshot -> {
            watch.join().close();
            interrupted.complete(Thread.currentThread().isInterrupted());
        }));

        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void close_inMidReply_tellsNothingMore() throws Exception {
        List<ReplySnapshot> told = new CopyOnWriteArrayList<>();
        CompletableFuture<ReplyWatch> watch = new CompletableFuture<>();
        CompletableFuture<Void> once = new CompletableFuture<>();

        watch.complete(ReplyWatch.of(reply, snapshot -> {
            told.add(snapshot);
            watch.join().close();
            once.complete(null);
        }));
        once.get(20, TimeUnit.SECONDS);
        reply.await();

        assertThat(told).hasSize(1);
    }
}
