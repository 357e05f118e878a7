package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import dev.resonance.ui.data.StoragePresenter;
import java.time.LocalDate;
import java.time.ZoneId;

/** A link that downloads everything of a store as one file, written while it is sent. */
final class ExportLink extends Anchor {
    ExportLink(String name, StoragePresenter presenter) {
        super(
                event -> {
                    event.setFileName(StoragePresenter.fileName(LocalDate.now(ZoneId.systemDefault())));
                    event.setContentType("application/x-ndjson");
                    presenter.write(event.getOutputStream());
                },
                AttachmentType.DOWNLOAD,
                name);
        addClassName("action");
        getElement().setAttribute("router-ignore", "");
    }
}
