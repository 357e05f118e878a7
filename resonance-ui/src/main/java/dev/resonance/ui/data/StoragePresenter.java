package dev.resonance.ui.data;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.DataSummary;
import dev.resonance.conversation.transfer.ConversationExport;
import dev.resonance.conversation.transfer.ConversationImport;
import dev.resonance.conversation.transfer.ImportReport;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.Sizes;
import dev.resonance.ui.language.StorageText;
import dev.resonance.ui.language.Text;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Tells what a store takes of the disk, writes all of it into one file, reads such files, and wipes it. Stateless. */
public final class StoragePresenter {
    private final ConversationStore store;
    private final Language language;

    public StoragePresenter(ConversationStore store, Language language) {
        this.store = store;
        this.language = language;
    }

    /** What there is and what it takes, in the reader's words. */
    public List<Figure> figures() {
        DataSummary summary = store.data().summary();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(StorageText.DATABASE, Sizes.say(summary.databaseBytes(), language)));
        figures.add(new Figure(StorageText.STORED_FILES, Sizes.say(summary.fileBytes(), language)));
        figures.add(new Figure(StorageText.CONVERSATIONS, Long.toString(summary.conversations())));
        figures.add(new Figure(StorageText.IN_BIN, Long.toString(summary.discarded())));
        figures.add(new Figure(StorageText.MESSAGES, Long.toString(summary.messages())));
        figures.add(new Figure(StorageText.ATTACHMENTS, Long.toString(summary.attachments())));
        return figures;
    }

    /** What a file with everything is called. */
    public static String fileName(LocalDate today) {
        return "resonance-" + today + ".jsonl";
    }

    /**
     * Writes everything, the bin and the files too, as {@link #read} reads it.
     *
     * @throws dev.resonance.error.ResonanceException if it cannot be read or written
     */
    public void write(OutputStream target) {
        ConversationExport.writeAll(store, target);
    }

    /**
     * Adds what such a file holds; what is there already stays.
     *
     * @return what was done, in the reader's words
     * @throws dev.resonance.error.ResonanceException if it is no such file, with the number of the bad line; then
     *     nothing is added
     */
    public String read(Path file) {
        ImportReport report = ConversationImport.read(file, store);
        return language.say(StorageText.IMPORTED, report.added(), report.skipped());
    }

    /** Whether this is the word that must be typed before everything is wiped. */
    public boolean isWipeWord(String typed) {
        return typed.strip().equals(language.say(StorageText.WIPE_WORD));
    }

    /** Deletes everything for ever, if the word is right; false if it is not. */
    public boolean wipe(String typed) {
        if (!isWipeWord(typed)) {
            return false;
        }
        store.data().wipe();
        return true;
    }

    /** A number with what it counts. */
    public record Figure(Text what, String value) {}
}
