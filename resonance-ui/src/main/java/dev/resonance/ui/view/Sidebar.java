package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.resonance.conversation.Conversation;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.chat.HistoryGroup;
import dev.resonance.ui.chat.HistoryList;
import dev.resonance.ui.chat.HistoryPresenter;
import dev.resonance.ui.chat.HistoryScreen;
import dev.resonance.ui.chat.PromptPresenter;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.HistoryText;
import dev.resonance.ui.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conversations, a search over them, and the colours. All decisions are the {@link HistoryPresenter}'s. */
final class Sidebar extends Div implements HistoryScreen, HistoryRow.Actions {
    private final UI ui = UI.getCurrentOrThrow();
    private final Backend backend = Backends.current();
    private final Language language = new Language(ui.getLocale());
    private final HistoryPresenter presenter =
            new HistoryPresenter(backend, this, ReaderTime.of(ui).clock(), language);
    private final Nav history = new Nav();
    private final TextField search = new TextField();
    private final List<HistoryRow> rows = new ArrayList<>();
    private Optional<String> current = Optional.empty();
    /** What is to be listed when a title that is being written is done. */
    private Optional<Runnable> held = Optional.empty();

    Sidebar() {
        addClassName("sidebar");
        Span ring = new Span();
        ring.addClassName("ring");
        ring.getElement().setAttribute("aria-hidden", "true");
        Div brand = new Div(ring, new Span(translate(CommonText.APPLICATION)));
        brand.addClassName("brand");
        PlainButton newChat =
                PlainButton.of(Glyph.NEW_CHAT, translate(CommonText.NEW_CHAT)).onClick(() -> ui.navigate(""));
        newChat.addClassName("new-chat");
        search.setPlaceholder(translate(HistoryText.SEARCH));
        search.setAriaLabel(translate(HistoryText.SEARCH_NAME));
        search.setPrefixComponent(Glyph.SEARCH.icon());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(200);
        search.addValueChangeListener(event -> presenter.search(event.getValue()));
        search.addKeyPressListener(Key.ENTER, event -> openFirst());
        Div actions = new Div(newChat, search);
        actions.addClassName("actions");
        history.addClassName("history");
        history.setAriaLabel(translate(ChatText.CONVERSATIONS));
        Span spacer = new Span();
        spacer.addClassName("spacer");
        PlainButton help =
                PlainButton.icon(Glyph.HELP, translate(HistoryText.KEYBOARD)).onClick(() -> new HelpDialog().open());
        PlainButton bin = PlainButton.icon(Glyph.BIN, translate(HistoryText.DELETED))
                .onClick(() -> new BinDialog(presenter).open());
        PlainButton settings = PlainButton.icon(Glyph.SETTINGS, translate(CommonText.SETTINGS))
                .onClick(() -> ui.navigate(SettingsView.class));
        settings.setId("settings-page");
        Div foot = new Div(settings, bin, help, spacer, new SchemeSwitch());
        foot.addClassName("foot");
        add(brand, actions, history, foot);
    }

    void focusSearch() {
        search.focus();
    }

    /** What is searched for; empty: nothing. */
    String searchedWords() {
        return search.getValue().strip();
    }

    /** Marks the conversation that is open. */
    void setCurrent(Optional<String> id) {
        current = id;
        rows.forEach(row -> row.setCurrent(current.equals(Optional.of(row.id()))));
    }

    private void openFirst() {
        if (!searchedWords().isEmpty() && !rows.isEmpty()) {
            rows.getFirst().open(ui);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        presenter.open();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        presenter.leave();
    }

    @Override
    public void later(Runnable action) {
        new PageThread(ui).later(action);
    }

    @Override
    public void showList(HistoryList shown) {
        if (holds(() -> showList(shown))) {
            return;
        }
        history.removeAll();
        rows.clear();
        for (HistoryGroup group : shown.groups()) {
            UnorderedList list = new UnorderedList();
            for (Conversation conversation : group.conversations()) {
                HistoryRow row = new HistoryRow(conversation, shown, this);
                rows.add(row);
                list.add(row);
            }
            history.add(new H2(group.heading()), list);
        }
        if (shown.more()) {
            PlainButton older = PlainButton.text(translate(HistoryText.OLDER), "plain", "older");
            history.add(older.onClick(presenter::showOlder));
        }
        setCurrent(current);
    }

    @Override
    public void showNothing(boolean searching) {
        if (holds(() -> showNothing(searching))) {
            return;
        }
        rows.clear();
        history.removeAll();
        Paragraph words = new Paragraph(translate(searching ? HistoryText.NOTHING_FOUND : HistoryText.NOTHING_YET));
        words.addClassName("nothing");
        history.add(words);
    }

    /** A new list would take the field away in which somebody writes. */
    private boolean holds(Runnable list) {
        boolean writing = rows.stream().anyMatch(HistoryRow::isEditing);
        held = writing ? Optional.of(list) : Optional.empty();
        return writing;
    }

    @Override
    public void editEnded() {
        held.ifPresent(Runnable::run);
    }

    @Override
    public void offerUndo(Conversation deleted) {
        Notification notification = new Notification();
        notification.setPosition(Notification.Position.BOTTOM_START);
        notification.setDuration(Math.toIntExact(HistoryPresenter.UNDO_TIME.toMillis()));
        PlainButton undo = PlainButton.text(translate(HistoryText.UNDO), "plain", "undo")
                .onClick(() -> {
                    presenter.restore(deleted.id());
                    notification.close();
                });
        notification.add(new Span(translate(HistoryText.DELETED_ONE, deleted.title())), undo);
        notification.open();
        if (current.equals(Optional.of(deleted.id()))) {
            ui.navigate("");
        }
    }

    @Override
    public void showProblem(String problem) {
        Notification.show(problem, 8000, Notification.Position.BOTTOM_START);
    }

    @Override
    public boolean rename(String id, String title) {
        return presenter.rename(id, title);
    }

    @Override
    public void prompt(String id) {
        new PromptDialog(new PromptPresenter(backend, id, language, this::showProblem)).open();
    }

    @Override
    public void export(String id) {
        presenter
                .export(id)
                .ifPresent(text -> getElement()
                        .executeJs(
                                "window.resonance.save('conversation.md', 'text/markdown;charset=utf-8', $0)", text));
    }

    @Override
    public void pin(String id, boolean pinned) {
        presenter.pin(id, pinned);
    }

    @Override
    public void delete(String id) {
        presenter.delete(id);
    }
}
