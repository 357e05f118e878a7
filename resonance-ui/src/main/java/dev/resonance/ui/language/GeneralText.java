package dev.resonance.ui.language;

/** Said on the page of settings. */
public enum GeneralText implements Text {
    GENERAL,
    APPEARANCE,
    APPEARANCE_WHY,
    LANGUAGE,
    LANGUAGE_WHY,
    YOUR_DATA,
    EXPORT,
    EXPORT_WHY,
    DOWNLOAD,
    IMPORT,
    IMPORT_WHY,
    ABOUT,
    MODEL,
    PARAMETERS,
    WINDOW,
    PRECISION,
    DEVICE,
    VERSION,
    VERSION_UNKNOWN,
    ACCOUNT,
    NO_MODEL,
    SAMPLING,
    SAMPLING_WHY;

    @Override
    public String key() {
        return Text.key("general", this);
    }
}
