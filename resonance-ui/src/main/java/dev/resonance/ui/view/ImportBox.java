package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.resonance.error.ResonanceException;
import dev.resonance.ui.data.StoragePresenter;
import dev.resonance.ui.language.StorageText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a file of an export, and says what came of it: where it is bad, in which line. */
final class ImportBox extends Div {
    private final StoragePresenter presenter;
    private final Runnable onAdded;
    private final Div outcome = new Div();

    ImportBox(StoragePresenter presenter, Runnable onAdded) {
        this.presenter = presenter;
        this.onAdded = onAdded;
        addClassName("import");
        outcome.addClassName("outcome");
        outcome.getElement().setAttribute("role", "status");
        add(upload(), outcome);
    }

    /** For one file: the component takes no other one after it. */
    private Upload upload() {
        Upload upload = new Upload();
        upload.setUploadHandler(UploadHandler.toTempFile((metadata, file) -> {
            read(file.toPath());
            replace(upload, upload());
        }));
        upload.setUploadButton(new Button(translate(StorageText.CHOOSE_FILE)));
        upload.setDropAllowed(false);
        return upload;
    }

    private void read(Path file) {
        try {
            outcome.setText(presenter.read(file));
            outcome.removeClassName("bad");
            onAdded.run();
        } catch (ResonanceException e) {
            outcome.setText(translate(StorageText.FAILED, String.valueOf(e.getMessage())));
            outcome.addClassName("bad");
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
