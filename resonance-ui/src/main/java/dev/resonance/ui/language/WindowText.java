package dev.resonance.ui.language;

/** Said about the model's window and what is kept of a chat. */
public enum WindowText implements Text {
    TITLE,
    SYSTEM,
    HISTORY,
    SOURCES,
    FILES,
    QUESTION,
    ANSWER,
    RESERVE,
    FREE,
    UNSEEN,
    LOADING_PART,
    LOADING_PARTS,
    LOADING_WAIT,
    TEMPORARY,
    TEMPORARY_TITLE,
    TEMPORARY_ON;

    @Override
    public String key() {
        return Text.key("window", this);
    }
}
