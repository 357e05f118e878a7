package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.resonance.conversation.Attachment;
import dev.resonance.ui.chat.FilePreview;
import dev.resonance.ui.chat.PendingFile;
import dev.resonance.ui.chat.PendingFile.State;
import dev.resonance.ui.language.FilesText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.Sizes;
import java.util.function.BiConsumer;

/** A file with its name and size: one that waits for the next message, or one that came with a question. */
final class FileChip extends Div {
    private FileChip() {
        addClassName("file");
    }

    /** A file of a question; a click looks into it. */
    static FileChip of(Attachment file, BiConsumer<Attachment, PlainButton> onPreview) {
        FileChip chip = new FileChip();
        PlainButton open = PlainButton.text("", "open");
        open.add(glyph(file.contentType()).icon(), words(file.name(), size(file.sizeBytes())));
        open.setAriaLabel(translate(FilesText.PREVIEW, file.name()));
        chip.add(open.onClick(() -> onPreview.accept(file, open)));
        return chip;
    }

    /** A file of the next message: how far it is, or why it cannot go with it. */
    static FileChip of(PendingFile file, BiConsumer<Attachment, PlainButton> onPreview, Runnable onRemove) {
        FileChip chip = switch (file.state()) {
            case State.Arriving ignored -> waiting(file);
            case State.Ready ready -> {
                FileChip stored = of(ready.attachment(), onPreview);
                if (!ready.isReadable()) {
                    stored.addClassName("unread");
                    stored.add(note(unread(ready.attachment())));
                }
                yield stored;
            }
            case State.Refused refused -> refused(file, refused);
        };
        chip.getElement().setAttribute("data-file", file.key());
        chip.add(PlainButton.named(Glyph.CLOSE, translate(FilesText.REMOVE, file.name()), "plain", "remove")
                .onClick(onRemove));
        return chip;
    }

    private static FileChip waiting(PendingFile file) {
        FileChip chip = new FileChip();
        chip.addClassName("arriving");
        chip.getElement().setAttribute("role", "status");
        chip.add(Glyph.FILE.icon(), words(file.name(), translate(FilesText.ARRIVING) + " · " + size(file.sizeBytes())));
        Div bar = new Div();
        bar.addClassName("bar");
        chip.add(bar);
        return chip;
    }

    private static FileChip refused(PendingFile file, State.Refused refused) {
        FileChip chip = new FileChip();
        chip.addClassName("refused");
        chip.getElement().setAttribute("role", "alert");
        chip.add(Glyph.FILE.icon(), words(file.name(), translate(why(refused.why()), 10)));
        chip.setTitle(refused.detail());
        return chip;
    }

    private static FilesText why(PendingFile.Refusal refusal) {
        return FilesText.valueOf(refusal.name());
    }

    private static String unread(Attachment file) {
        return translate(
                FilePreview.PICTURES.contains(file.contentType()) ? FilesText.UNREAD_PICTURE : FilesText.UNREAD_FILE);
    }

    private static Glyph glyph(String contentType) {
        return FilePreview.PICTURES.contains(contentType) ? Glyph.PICTURE : Glyph.FILE;
    }

    private static String size(long sizeBytes) {
        return Sizes.say(sizeBytes, new Language(Translations.locale()));
    }

    private static Span words(String name, String more) {
        Span first = new Span(name);
        first.addClassName("name");
        Span second = new Span(more);
        second.addClassName("more");
        Span both = new Span(first, second);
        both.addClassName("words");
        return both;
    }

    private static Span note(String words) {
        Span note = new Span(words);
        note.addClassName("unread-note");
        return note;
    }
}
