package dev.resonance.ui.language;

/** Said where answers are tuned. */
public enum SettingsText implements Text {
    TEMPERATURE,
    TEMPERATURE_HELP,
    TOP_K,
    TOP_K_HELP,
    TOP_P,
    TOP_P_HELP,
    PENALTY,
    PENALTY_HELP,
    LIMIT,
    LIMIT_HELP,
    SEED,
    SEED_HELP,
    SEED_WRONG,
    RESET,
    INCOMPLETE;

    @Override
    public String key() {
        return Text.key("settings", this);
    }
}
