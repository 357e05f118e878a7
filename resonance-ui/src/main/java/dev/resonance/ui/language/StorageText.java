package dev.resonance.ui.language;

/** Said about the disk: how much is on it, and how to save or clear it. */
public enum StorageText implements Text {
    TITLE,
    DATABASE,
    STORED_FILES,
    CONVERSATIONS,
    MESSAGES,
    ATTACHMENTS,
    IN_BIN,
    BYTES,
    KILOBYTES,
    MEGABYTES,
    GIGABYTES,
    BACKUP,
    BACKUP_WHY,
    DOWNLOAD_BACKUP,
    RESTORE,
    RESTORE_WHY,
    CHOOSE_FILE,
    IMPORTED,
    WIPE,
    WIPE_WHY,
    WIPE_BUTTON,
    WIPE_QUESTION,
    WIPE_TYPE,
    WIPE_WORD,
    WIPED,
    FAILED;

    @Override
    public String key() {
        return Text.key("storage", this);
    }
}
