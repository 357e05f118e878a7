package dev.resonance.ui.chat;

import org.jspecify.annotations.Nullable;

/**
 * Tells one page which model answers, how far one is that is being loaded, or why none can be. Used on the page's own
 * thread only.
 */
public final class ModelPresenter {
    private final Backend backend;
    private final ModelScreen screen;
    private Changes.@Nullable Subscription news;
    private @Nullable LoadWatch loading;

    /** A page that shows nothing yet; {@link #open} comes next. */
    public ModelPresenter(Backend backend, ModelScreen screen) {
        this.backend = backend;
        this.screen = screen;
    }

    /** Shows what is known, and from now on what changes. */
    public void open() {
        close();
        news = backend.changes().subscribe(change -> {
            if (change.kind() == Changes.Kind.MODEL) {
                screen.later(this::show);
            }
        });
        show();
        if (backend.resonance().isEmpty()) {
            backend.whenSettled(() -> screen.later(this::show));
        }
    }

    /** Stops telling, because the page closes. */
    public void close() {
        if (news != null) {
            news.close();
            news = null;
        }
        if (loading != null) {
            loading.close();
            loading = null;
        }
    }

    private void show() {
        backend.resonance()
                .ifPresent(resonance -> screen.showModel(resonance.engine().model()));
        backend.failure().ifPresent(screen::showModelFailure);
        if (loading != null) {
            loading.close();
        }
        loading = backend.isLoading()
                ? LoadWatch.of(
                        backend,
                        progress -> screen.later(() -> {
                            if (backend.isLoading()) {
                                screen.showLoading(progress);
                            }
                        }))
                : null;
    }
}
