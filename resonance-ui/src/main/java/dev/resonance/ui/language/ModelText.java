package dev.resonance.ui.language;

/** Said about the model that answers, and about those that could. */
public enum ModelText implements Text {
    IN_USE,
    NOT_LOADED,
    SIZE_UNKNOWN,
    SMALL_PRINT;

    @Override
    public String key() {
        return Text.key("model", this);
    }
}
