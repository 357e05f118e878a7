package dev.resonance.ui.language;

/** Said in more than one place. */
public enum CommonText implements Text {
    APPLICATION,
    DESCRIPTION,
    SKIP_LINK,
    CLOSE,
    CANCEL,
    SAVE,
    NEW_CHAT,
    SETTINGS,
    WENT_WRONG,
    COPIED,
    PRESS_TO_COPY;

    @Override
    public String key() {
        return Text.key("common", this);
    }
}
