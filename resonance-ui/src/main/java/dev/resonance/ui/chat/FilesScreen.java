package dev.resonance.ui.chat;

import java.util.List;

/** What a {@link PendingFiles} draws on. */
public interface FilesScreen {
    /** Runs an action on the page's own thread, soon; callable from any thread, and without effect once it is closed. */
    void later(Runnable action);

    /** All files that wait for the next message, on the page's own thread. */
    void showFiles(List<PendingFile> files);
}
