package dev.resonance.ui.language;

/** Said where a conversation gets a system prompt of its own. */
public enum PromptText implements Text {
    MENU,
    TITLE,
    WHY,
    FIELD,
    COST,
    NO_COST,
    PRESETS,
    PRESET_SHORT,
    PRESET_SHORT_TEXT,
    PRESET_SOURCES,
    PRESET_SOURCES_TEXT,
    PRESET_NONE;

    @Override
    public String key() {
        return Text.key("prompt", this);
    }
}
