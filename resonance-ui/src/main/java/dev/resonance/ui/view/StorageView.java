package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import dev.resonance.Resonance;
import dev.resonance.error.ResonanceException;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.data.StoragePresenter;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.GeneralText;
import dev.resonance.ui.language.StorageText;
import dev.resonance.ui.login.AdminPages;

/** What is on the disk, the backup, and the way to be rid of everything. */
@Route(value = AdminPages.STORAGE, layout = MainLayout.class)
public final class StorageView extends AdminFrame {
    private final DescriptionList figures = new DescriptionList();

    public StorageView() {
        super(StorageText.TITLE);
        if (!Backends.visitor().admin()) {
            return; // on the way to the page that says so
        }
        Backend backend = Backends.ofTheAdmin();
        backend.resonance()
                .ifPresentOrElse(
                        resonance -> fill(backend, resonance),
                        () -> addToColumn(new Paragraph(translate(GeneralText.NO_MODEL))));
    }

    private void fill(Backend backend, Resonance resonance) {
        StoragePresenter presenter = new StoragePresenter(resonance.store(), language());
        figures.addClassName("figures-of-storage");
        addToColumn(figures);
        showFigures(presenter);
        card(
                StorageText.BACKUP,
                StorageText.BACKUP_WHY,
                new ExportLink(translate(StorageText.DOWNLOAD_BACKUP), presenter));
        card(StorageText.RESTORE, StorageText.RESTORE_WHY, new ImportBox(presenter, () -> {
            showFigures(presenter);
            backend.changes().publishAll();
        }));
        Button wipe = new Button(translate(StorageText.WIPE_BUTTON), click -> askToWipe(backend, presenter));
        wipe.addThemeVariants(ButtonVariant.ERROR);
        card(StorageText.WIPE, StorageText.WIPE_WHY, wipe).addClassName("danger");
    }

    private void showFigures(StoragePresenter presenter) {
        figures.removeAll();
        presenter
                .figures()
                .forEach(figure -> figures.add(new Div(
                        new DescriptionList.Term(translate(figure.what())),
                        new DescriptionList.Description(figure.value()))));
    }

    private void askToWipe(Backend backend, StoragePresenter presenter) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(translate(StorageText.WIPE_QUESTION));
        dialog.setWidth("min(30rem, 100vw - 2rem)");
        TextField word = new TextField(translate(StorageText.WIPE_TYPE));
        word.setWidthFull();
        word.setValueChangeMode(ValueChangeMode.EAGER);
        Button confirm = new Button(translate(StorageText.WIPE));
        confirm.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        confirm.setEnabled(false);
        word.addValueChangeListener(event -> confirm.setEnabled(presenter.isWipeWord(event.getValue())));
        confirm.addClickListener(click -> {
            wipe(backend, presenter, word.getValue());
            dialog.close();
        });
        dialog.add(new Paragraph(translate(StorageText.WIPE_WHY)), word);
        dialog.getFooter().add(new Button(translate(CommonText.CANCEL), click -> dialog.close()), confirm);
        dialog.open();
        word.focus();
    }

    private void wipe(Backend backend, StoragePresenter presenter, String typed) {
        try {
            if (presenter.wipe(typed)) {
                showFigures(presenter);
                backend.changes().publishAll();
                Notification.show(translate(StorageText.WIPED));
            }
        } catch (ResonanceException e) {
            Notification.show(translate(StorageText.FAILED, String.valueOf(e.getMessage())));
        }
    }
}
