package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.engine.ChatEngine;
import java.util.concurrent.CompletableFuture;

/** An assistant, and a page in front of it that has not opened anything yet. */
final class ChatPage implements AutoCloseable {
    final Resonance resonance;
    final Backend backend;
    final FakeScreen screen = new FakeScreen();
    final ChatPresenter presenter;

    ChatPage(ChatEngine engine) {
        this(Resonance.builder().engine(engine).build());
    }

    /** Closes the assistant in the end. */
    ChatPage(Resonance resonance) {
        this.resonance = resonance;
        backend = new Backend(CompletableFuture.completedFuture(resonance));
        presenter = screen.presenter(backend);
    }

    @Override
    public void close() {
        presenter.leave();
        resonance.close();
    }
}
