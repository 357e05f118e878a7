package dev.resonance.ui.language;

/** What the keys do, as the help lists them. */
public enum KeysText implements Text {
    TITLE,
    SEARCH,
    NEW_CHAT,
    SIDEBAR,
    HELP,
    SEND,
    NEW_LINE,
    STOP,
    RECALL;

    @Override
    public String key() {
        return Text.key("keys", this);
    }
}
