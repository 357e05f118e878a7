package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.resonance.Resonance;
import dev.resonance.engine.ModelInfo;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.chat.ModelNotice;
import dev.resonance.ui.data.StoragePresenter;
import dev.resonance.ui.language.AccountText;
import dev.resonance.ui.language.GeneralText;
import dev.resonance.ui.language.Text;
import java.util.Optional;

/** Settings in one place: the look, the visitor's own data, the account, and what runs here. */
@Route(value = "settings", layout = MainLayout.class)
public final class SettingsView extends PageFrame {
    public SettingsView() {
        super(GeneralText.GENERAL);
        Backend backend = Backends.current();
        card(GeneralText.APPEARANCE, GeneralText.APPEARANCE_WHY, new SchemeSwitch());
        card(
                GeneralText.LANGUAGE,
                GeneralText.LANGUAGE_WHY,
                new Span(language().locale().getDisplayLanguage(language().locale())));
        card(GeneralText.SAMPLING, GeneralText.SAMPLING_WHY);
        backend.resonance()
                .ifPresentOrElse(
                        resonance -> fill(backend, resonance),
                        () -> addToColumn(new Paragraph(translate(GeneralText.NO_MODEL))));
        if (Backends.hasLogin()) {
            account();
        }
    }

    private void fill(Backend backend, Resonance resonance) {
        StoragePresenter presenter = new StoragePresenter(resonance.store(), language());
        card(GeneralText.EXPORT, GeneralText.EXPORT_WHY, new ExportLink(translate(GeneralText.DOWNLOAD), presenter));
        card(
                GeneralText.IMPORT,
                GeneralText.IMPORT_WHY,
                new ImportBox(presenter, () -> backend.changes().publishAll()));
        about(resonance.engine().model());
    }

    private void account() {
        String name = Backends.visitor().name().orElse("");
        Section card = card(GeneralText.ACCOUNT, name.isEmpty() ? AccountText.WELCOME_KEY : AccountText.WELCOME);
        if (!name.isEmpty()) {
            card.add(new Paragraph(translate(AccountText.LOGGED_IN, name)));
        }
        card.add(new LogoutButton());
    }

    private void about(ModelInfo model) {
        Section card = card(GeneralText.ABOUT, GeneralText.MODEL);
        card.getElement().getChild(1).setText(ModelNotice.of(Optional.of(model), language()));
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, GeneralText.MODEL, model.name());
        fact(facts, GeneralText.WINDOW, Integer.toString(model.contextLength()));
        fact(facts, GeneralText.PRECISION, model.precision());
        fact(facts, GeneralText.DEVICE, model.device());
        String version = SettingsView.class.getPackage().getImplementationVersion();
        fact(facts, GeneralText.VERSION, version == null ? translate(GeneralText.VERSION_UNKNOWN) : version);
        card.add(facts);
    }

    private static void fact(DescriptionList facts, Text what, String value) {
        facts.add(new Div(new DescriptionList.Term(translate(what)), new DescriptionList.Description(value)));
    }
}
