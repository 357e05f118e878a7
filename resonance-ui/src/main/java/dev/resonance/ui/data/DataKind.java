package dev.resonance.ui.data;

import dev.resonance.ui.language.DataText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the data browser lists, each kind with columns of its own. */
@SuppressWarnings("ImmutableEnumChecker") // what its list holds never changes
public enum DataKind {
    CONVERSATIONS(
            DataText.CONVERSATIONS,
            DataText.COLUMN_TIME,
            DataText.COLUMN_TITLE,
            DataText.COLUMN_OWNER,
            DataText.COLUMN_STATE,
            DataText.COLUMN_MESSAGES,
            DataText.COLUMN_FILES),
    MESSAGES(
            DataText.MESSAGES, DataText.COLUMN_TIME, DataText.COLUMN_ROLE, DataText.COLUMN_STATE, DataText.COLUMN_TEXT),
    RUNS(
            DataText.RUNS,
            DataText.COLUMN_TIME,
            DataText.COLUMN_MODEL,
            DataText.COLUMN_STATE,
            DataText.COLUMN_FIRST_TOKEN,
            DataText.COLUMN_DURATION,
            DataText.COLUMN_TOKENS,
            DataText.COLUMN_SPEED),
    SOURCES(
            DataText.SOURCES,
            DataText.COLUMN_TIME,
            DataText.COLUMN_TITLE,
            DataText.COLUMN_ADDRESS,
            DataText.COLUMN_USED,
            DataText.COLUMN_OUTCOME),
    FILES(DataText.FILES, DataText.COLUMN_TIME, DataText.COLUMN_NAME, DataText.COLUMN_TYPE, DataText.COLUMN_SIZE);

    private final DataText title;
    private final List<DataText> columns;

    DataKind(DataText title, DataText... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    public DataText title() {
        return title;
    }

    public List<DataText> columns() {
        return columns;
    }

    /** How it stands in an address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of an address. */
    public static Optional<DataKind> of(String path) {
        return Stream.of(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
