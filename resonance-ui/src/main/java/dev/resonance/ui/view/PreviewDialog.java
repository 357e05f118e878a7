package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.storage.document.PdfPages;
import dev.resonance.ui.chat.FilePreview;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.FilesText;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/** A look into a file: a picture as it is, a text to scroll through, a PDF file page by page. */
final class PreviewDialog extends Dialog {
    private final Div pane = new Div();
    private final Resonance resonance;

    private PreviewDialog(Resonance resonance, Attachment file, PlainButton opener) {
        this.resonance = resonance;
        addClassName("preview");
        setHeaderTitle(file.name());
        getHeader()
                .add(PlainButton.icon(Glyph.CLOSE, translate(CommonText.CLOSE)).onClick(this::close));
        setWidth("min(60rem, 100vw - 2rem)");
        pane.addClassName("pane");
        pane.getElement().setAttribute("tabindex", "0");
        pane.getElement().setAttribute("role", "region").setAttribute("aria-label", file.name());
        add(pane);
        addClosedListener(closed -> opener.focus());
    }

    /** Opens at once; what takes time to draw comes when it is there. */
    static void open(Resonance resonance, Attachment file, PlainButton opener, PageThread page) {
        PreviewDialog dialog = new PreviewDialog(resonance, file, opener);
        Paragraph waiting = new Paragraph(translate(FilesText.DRAWING));
        waiting.addClassName("drawing");
        dialog.pane.add(waiting);
        dialog.open();
        Thread.ofVirtual().name("preview").start(() -> {
            FilePreview preview = FilePreview.of(resonance, file);
            page.later(() -> dialog.show(file, preview));
        });
    }

    private void show(Attachment file, FilePreview preview) {
        pane.removeAll();
        switch (preview) {
            case FilePreview.Picture picture -> pane.add(picture(picture.file()));
            case FilePreview.Words words -> pane.add(new Pre(words.text()));
            case FilePreview.Pages pages -> pane.add(pages(file, pages.pages()));
            case FilePreview.Nothing ignored -> pane.add(new Paragraph(translate(FilesText.NO_TEXT)));
        }
    }

    private Image picture(Attachment file) {
        DownloadHandler bytes = DownloadHandler.fromInputStream(request -> new DownloadResponse(
                        resonance.store().attachments().open(file.id()),
                        file.name(),
                        file.contentType(),
                        file.sizeBytes()))
                .inline();
        return new Image(bytes, file.name());
    }

    private static List<Component> pages(Attachment file, PdfPages pages) {
        List<Component> shown = new ArrayList<>();
        for (byte[] picture : pages.pictures()) {
            DownloadHandler bytes = DownloadHandler.fromInputStream(request -> new DownloadResponse(
                            new ByteArrayInputStream(picture), file.name() + ".png", "image/png", picture.length))
                    .inline();
            Image page = new Image(bytes, translate(FilesText.PAGE, shown.size() + 1, pages.pageCount()));
            page.addClassName("page");
            shown.add(page);
        }
        int left = pages.pageCount() - pages.pictures().size();
        if (left > 0) {
            shown.add(new Paragraph(translate(FilesText.PAGES_LEFT_OUT, left)));
        }
        return shown;
    }
}
