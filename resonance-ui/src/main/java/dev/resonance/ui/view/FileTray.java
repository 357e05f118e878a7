package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import dev.resonance.conversation.Attachment;
import dev.resonance.ui.chat.PendingFile;
import dev.resonance.ui.chat.PendingFiles;
import dev.resonance.ui.language.FilesText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The files of the next message, above the field. The page's script sends each file's bytes to an address of this
 * element and draws the progress; what becomes of a file is said here.
 */
final class FileTray extends Div {
    private final PendingFiles files;
    private final BiConsumer<Attachment, PlainButton> onPreview;

    FileTray(PendingFiles files, BiConsumer<Attachment, PlainButton> onPreview) {
        this.files = files;
        this.onPreview = onPreview;
        addClassName("files");
        getElement().setAttribute("role", "group").setAttribute("aria-label", translate(FilesText.FILES));
    }

    /** Lets the script of this composer send files. */
    void listenAt(Element composer) {
        composer.setAttribute("upload", this::receive);
        composer.addEventListener(
                        "file-offered",
                        event -> files.announce(
                                event.getEventData().get("event.detail.key").asString(),
                                event.getEventData().get("event.detail.name").asString(),
                                event.getEventData().get("event.detail.size").asLong()))
                .addEventData("event.detail.key")
                .addEventData("event.detail.name")
                .addEventData("event.detail.size");
        composer.addEventListener(
                        "file-lost",
                        event -> files.lost(
                                event.getEventData().get("event.detail.key").asString()))
                .addEventData("event.detail.key");
    }

    void show(List<PendingFile> pending) {
        removeAll();
        pending.forEach(file -> add(FileChip.of(file, onPreview, () -> files.remove(file.key()))));
    }

    /** A long text was pasted: it may become a file. The page's script shows it and answers the buttons. */
    static Div longPaste() {
        Span words = new Span(translate(FilesText.LONG_PASTE));
        Div bar = new Div(
                words,
                PlainButton.text(translate(FilesText.AS_FILE), "plain", "accept"),
                PlainButton.text(translate(FilesText.AS_TEXT), "plain", "decline"));
        bar.addClassName("long-paste");
        bar.getElement().setAttribute("role", "status").setAttribute("hidden", true);
        return bar;
    }

    /** On a thread of the request, without the lock of the page. */
    private void receive(VaadinRequest request, VaadinResponse response, VaadinSession session, Element owner)
            throws IOException {
        String key = request.getHeader("X-File-Key");
        String name = request.getHeader("X-File-Name");
        if (key == null || name == null) {
            response.setStatus(HttpStatusCode.BAD_REQUEST.getCode());
            return;
        }
        try (InputStream bytes = request.getInputStream()) {
            files.receive(key, URLDecoder.decode(name, StandardCharsets.UTF_8), bytes);
        }
        response.setStatus(HttpStatusCode.OK.getCode());
    }
}
