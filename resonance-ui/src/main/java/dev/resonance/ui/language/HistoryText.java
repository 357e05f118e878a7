package dev.resonance.ui.language;

/** Said in the list of conversations and in the bin. */
public enum HistoryText implements Text {
    SEARCH,
    SEARCH_NAME,
    KEYBOARD,
    DELETED,
    OLDER,
    NOTHING_FOUND,
    NOTHING_YET,
    UNDO,
    DELETED_ONE,
    ANSWERING,
    PINNED,
    TODAY,
    YESTERDAY,
    LAST_WEEK,
    LAST_MONTH,
    MORE,
    MORE_TITLE,
    PIN,
    UNPIN,
    RENAME,
    EXPORT_MARKDOWN,
    DELETE,
    TITLE,
    BIN_KEPT,
    BIN_EMPTY,
    RESTORE,
    DELETE_FOR_EVER,
    DELETE_QUESTION,
    DELETE_WARNING,
    COLOURS,
    LIGHT,
    DARK,
    SYSTEM;

    @Override
    public String key() {
        return Text.key("history", this);
    }
}
