package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.resonance.Resonance;
import dev.resonance.ui.data.DataKind;
import dev.resonance.ui.data.DataPresenter;
import dev.resonance.ui.data.DataScreen;
import dev.resonance.ui.data.DataTable;
import dev.resonance.ui.language.DataText;
import dev.resonance.ui.language.GeneralText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.login.AdminPages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is stored, to be looked at. All decisions are the {@link DataPresenter}'s. */
@Route(value = AdminPages.DATA, layout = MainLayout.class)
public final class DataView extends AdminFrame implements HasUrlParameter<String>, DataScreen {
    private final Map<DataKind, RouterLink> kinds = new EnumMap<>(DataKind.class);
    private final TextField filter = new TextField();
    private final Div table = new Div();
    private final PlainButton newer = PlainButton.text(translate(DataText.NEWER), "plain", "outlined");
    private final PlainButton older = PlainButton.text(translate(DataText.OLDER), "plain", "outlined");
    private DataKind kind = DataKind.CONVERSATIONS;
    private @Nullable DataPresenter presenter;

    public DataView() {
        super(DataText.TITLE);
        Nav tabs = new Nav();
        tabs.addClassName("kinds");
        tabs.setAriaLabel(translate(DataText.KIND));
        for (DataKind each : DataKind.values()) {
            RouterLink link = new RouterLink(translate(each.title()), DataView.class, each.path());
            kinds.put(each, link);
            tabs.add(link);
        }
        filter.setPlaceholder(translate(DataText.FILTER));
        filter.setAriaLabel(translate(DataText.FILTER));
        filter.setTooltipText(translate(DataText.FILTER_HELP));
        filter.setPrefixComponent(Glyph.SEARCH.icon());
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(event -> open());
        Div bar = new Div(tabs, filter);
        bar.addClassName("data-bar");
        table.addClassName("table-box");
        Nav pages = new Nav(newer, older);
        pages.addClassName("paging");
        pages.setAriaLabel(translate(DataText.PAGES));
        addToColumn(bar, table, pages);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String path) {
        kind = Optional.ofNullable(path).flatMap(DataKind::of).orElse(DataKind.CONVERSATIONS);
        if (!Backends.visitor().admin()) {
            return; // on the way to the page that says so
        }
        Optional<Resonance> resonance = Backends.ofTheAdmin().resonance();
        if (resonance.isEmpty()) {
            showProblem(translate(GeneralText.NO_MODEL));
            return;
        }
        if (presenter == null) {
            ReaderTime reader = ReaderTime.of(UI.getCurrentOrThrow());
            Language written = new Language(reader.locale()); // with the country: dates differ within a language
            presenter = new DataPresenter(resonance.get().store(), this, written, reader.zone());
            newer.onClick(presenter::newer);
            older.onClick(presenter::older);
        }
        open();
    }

    @Override
    public void show(DataTable shown) {
        kinds.forEach((each, link) -> {
            link.setText(translate(each.title()));
            link.getElement().setAttribute("aria-current", each == shown.kind() ? "page" : "false");
        });
        shown.counts()
                .forEach(count -> link(count)
                        .setText(
                                translate(DataText.COUNT, translate(count.kind().title()), count.number())));
        table.removeAll();
        table.add(shown.rows().isEmpty() ? nothing(translate(DataText.NOTHING)) : DataTableBox.of(shown, this::only));
        newer.setEnabled(shown.newer());
        older.setEnabled(shown.older());
    }

    @Override
    public void showProblem(String problem) {
        table.removeAll();
        table.add(nothing(problem));
    }

    private void only(String conversationId) {
        filter.setValue(conversationId);
    }

    private void open() {
        if (presenter != null) {
            presenter.open(kind, Optional.of(filter.getValue().strip()).filter(text -> !text.isEmpty()));
        }
    }

    private RouterLink link(DataTable.Count count) {
        return Objects.requireNonNull(kinds.get(count.kind()));
    }

    private static Paragraph nothing(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
