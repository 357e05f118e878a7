package dev.resonance.ui.chat;

import dev.resonance.conversation.Conversation;

/** What a {@link HistoryPresenter} draws on. All methods but {@link #later} are called on the page's own thread. */
public interface HistoryScreen {
    /** Runs an action on the page's own thread, soon; callable from any thread, and without effect once it is closed. */
    void later(Runnable action);

    /** The conversations; there is one at least. */
    void showList(HistoryList list);

    /** There is nothing to list, because nothing was found or nothing was written yet. */
    void showNothing(boolean searching);

    /** A conversation lies in the bin, and can be brought back: offered for {@link HistoryPresenter#UNDO_TIME}. */
    void offerUndo(Conversation deleted);

    /** Something could not be done. */
    void showProblem(String problem);
}
