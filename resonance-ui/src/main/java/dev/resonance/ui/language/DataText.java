package dev.resonance.ui.language;

/** Said where everything that is stored can be looked at. */
public enum DataText implements Text {
    TITLE,
    CONVERSATIONS,
    MESSAGES,
    SOURCES,
    FILES,
    RUNS,
    COUNT,
    FILTER,
    FILTER_HELP,
    CLEAR,
    NEWER,
    OLDER,
    NOTHING,
    PAGES,
    KIND,
    COLUMN_TIME,
    COLUMN_TITLE,
    COLUMN_OWNER,
    COLUMN_STATE,
    COLUMN_MESSAGES,
    COLUMN_FILES,
    COLUMN_CONVERSATION,
    COLUMN_ROLE,
    COLUMN_TEXT,
    COLUMN_MODEL,
    COLUMN_FIRST_TOKEN,
    COLUMN_DURATION,
    COLUMN_TOKENS,
    COLUMN_SPEED,
    COLUMN_OUTCOME,
    COLUMN_ADDRESS,
    COLUMN_USED,
    COLUMN_NAME,
    COLUMN_TYPE,
    COLUMN_SIZE,
    NOBODY,
    IN_BIN,
    STORED,
    YES,
    NO,
    MILLISECONDS,
    SECONDS,
    SPEED;

    @Override
    public String key() {
        return Text.key("data", this);
    }
}
