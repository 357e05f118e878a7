package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.Attachments;
import dev.resonance.error.ResonanceException;
import dev.resonance.ui.chat.PendingFile.Refusal;
import dev.resonance.ui.chat.PendingFile.State;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one page's next message: they arrive, are stored, and go to the conversation when the message is sent.
 * One that is refused says why and holds up nothing.
 *
 * <p>Used on the page's own thread only, but for {@link #receive}.
 */
public final class PendingFiles {
    /** As many as one message may have. */
    static final int MOST = 10;

    private final FilesScreen screen;
    private final List<PendingFile> files = new ArrayList<>();
    /** A small file can be here before its announcement is, since both come in requests of their own. */
    private final Map<String, State> early = new HashMap<>();

    private final Set<String> removed = new HashSet<>();
    private Optional<Resonance> assistant = Optional.empty();

    /** No files yet. */
    public PendingFiles(FilesScreen screen) {
        this.screen = screen;
    }

    /** A file that is about to arrive under this key. */
    public void announce(String key, String name, long sizeBytes) {
        State arrived = early.remove(key);
        files.add(new PendingFile(key, name, sizeBytes, arrived == null ? begun(key) : arrived));
        show();
    }

    /** Takes in a file's bytes, on the calling thread, which need not be the page's. Leaves closing to the caller. */
    public void receive(String key, String name, InputStream bytes) {
        State state = intake().map(intake -> stored(intake, name, bytes))
                .orElseGet(() -> new State.Refused(Refusal.NOT_TAKEN, ""));
        screen.later(() -> arrived(key, state));
    }

    /** Adds a small text of ours, stored when this returns; where no files are taken, nothing happens. */
    public void addSample() {
        intake().ifPresent(intake -> {
            byte[] bytes = SampleDocument.bytes();
            State state = stored(intake, SampleDocument.NAME, new ByteArrayInputStream(bytes));
            files.add(new PendingFile(SampleDocument.NAME, SampleDocument.NAME, bytes.length, state));
            show();
        });
    }

    /** The upload of a file broke off. */
    public void lost(String key) {
        arrived(key, new State.Refused(Refusal.INCOMPLETE, ""));
    }

    /** Takes a file away again. */
    public void remove(String key) {
        find(key).ifPresent(file -> {
            files.remove(file);
            forget(file);
            show();
        });
    }

    /** The stored file behind a key. */
    public Optional<Attachment> attachment(String key) {
        return find(key)
                .map(PendingFile::state)
                .filter(State.Ready.class::isInstance)
                .map(state -> ((State.Ready) state).attachment());
    }

    /** Which assistant takes the files from now on. */
    void openFor(Optional<Resonance> opened) {
        assistant = opened;
    }

    /** Gives all that are stored to a conversation and forgets those that were refused; what still arrives stays. */
    List<Attachment> giveTo(String conversationId) {
        List<Attachment> given = new ArrayList<>();
        for (PendingFile file : List.copyOf(files)) {
            if (file.state() instanceof State.Ready ready) {
                given.add(store().assign(ready.attachment().id(), conversationId));
            }
        }
        files.removeIf(file -> !(file.state() instanceof State.Arriving));
        show();
        return given;
    }

    /** Takes all files away, because the page shows something else. */
    void clear() {
        List<PendingFile> old = List.copyOf(files);
        files.clear();
        old.forEach(this::forget);
        early.values().forEach(this::delete);
        early.clear();
        if (!old.isEmpty()) {
            show();
        }
    }

    private void forget(PendingFile file) {
        if (file.state() instanceof State.Arriving) {
            removed.add(file.key());
        }
        delete(file.state());
    }

    private static State stored(AttachmentIntake intake, String name, InputStream bytes) {
        try {
            return new State.Ready(intake.add(Optional.empty(), name, bytes));
        } catch (AttachmentRefusedException e) {
            return new State.Refused(Refusal.valueOf(e.fault().name()), String.valueOf(e.getMessage()));
        } catch (ResonanceException e) {
            return new State.Refused(Refusal.NOT_STORED, Failures.line(e));
        }
    }

    private State begun(String key) {
        if (intake().isEmpty()) {
            return new State.Refused(Refusal.NOT_TAKEN, "");
        }
        if (files.size() >= MOST) {
            removed.add(key);
            return new State.Refused(Refusal.TOO_MANY, "");
        }
        return new State.Arriving();
    }

    private void arrived(String key, State state) {
        Optional<PendingFile> announced = find(key);
        if (removed.remove(key)) {
            delete(state);
        } else if (announced.isEmpty()) {
            early.put(key, state);
        } else if (announced.get().state() instanceof State.Arriving) {
            files.set(files.indexOf(announced.get()), announced.get().with(state));
            show();
        }
    }

    private void delete(State state) {
        if (state instanceof State.Ready ready) {
            try {
                store().delete(ready.attachment().id());
            } catch (ResonanceException e) {
                // Files that belong to nobody are swept away with the bin.
            }
        }
    }

    private Attachments store() {
        return assistant.orElseThrow().store().attachments();
    }

    private Optional<AttachmentIntake> intake() {
        return assistant.flatMap(Resonance::intake);
    }

    private Optional<PendingFile> find(String key) {
        return files.stream().filter(file -> file.key().equals(key)).findFirst();
    }

    private void show() {
        screen.showFiles(List.copyOf(files));
    }
}
