package dev.resonance.ui.chat;

import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelInfo;

/** What a {@link ModelPresenter} draws on. All methods but {@link #later} are called on the page's own thread. */
public interface ModelScreen {
    /** Runs an action on the page's own thread, soon; callable from any thread, and without effect once it is closed. */
    void later(Runnable action);

    /** This one answers now. */
    void showModel(ModelInfo model);

    /** One is being loaded, and how far it is. */
    void showLoading(LoadProgress progress);

    /** None can be loaded, and why, in one line. */
    void showModelFailure(String problem);
}
