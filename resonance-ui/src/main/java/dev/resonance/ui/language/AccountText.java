package dev.resonance.ui.language;

/** Said where somebody logs in or out, or may not see a page. */
public enum AccountText implements Text {
    WELCOME,
    WELCOME_KEY,
    NAME,
    PASSWORD,
    LOG_IN,
    LOG_OUT,
    LOGGED_IN,
    WRONG,
    WAIT,
    FORBIDDEN,
    FORBIDDEN_WHY;

    @Override
    public String key() {
        return Text.key("account", this);
    }
}
