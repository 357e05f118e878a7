package dev.resonance.ui.language;

/** Said about files that go with a message. */
public enum FilesText implements Text {
    ATTACH,
    ATTACH_TITLE,
    DROP,
    REMOVE,
    ARRIVING,
    UNREAD_PICTURE,
    UNREAD_FILE,
    TOO_LARGE,
    WRONG_TYPE,
    UNREADABLE,
    INCOMPLETE,
    TOO_MANY,
    NOT_TAKEN,
    NOT_STORED,
    LONG_PASTE,
    AS_FILE,
    AS_TEXT,
    PREVIEW,
    PAGE,
    PAGES_LEFT_OUT,
    DRAWING,
    NO_TEXT,
    FILES;

    @Override
    public String key() {
        return Text.key("files", this);
    }
}
