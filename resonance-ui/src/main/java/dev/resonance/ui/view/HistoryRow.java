package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.resonance.conversation.Conversation;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.HistoryText;

/** One conversation in the list: opens it, and renames or deletes it. */
final class HistoryRow extends ListItem {
    /** What a row asks for. */
    interface Actions {
        boolean rename(String id, String title);

        void pin(String id, boolean pinned);

        void export(String id);

        void delete(String id);
    }

    private final Conversation conversation;
    private final Actions actions;
    private final RouterLink link = new RouterLink();
    private final PlainButton more;

    HistoryRow(Conversation conversation, boolean answering, Actions actions) {
        this.conversation = conversation;
        this.actions = actions;
        addClassName("row");
        String title = conversation.title().isBlank() ? translate(CommonText.NEW_CHAT) : conversation.title();
        link.setText(title);
        link.getElement().setAttribute("title", title);
        link.setRoute(ChatView.class, new RouteParameters("conversation", conversation.id()));
        link.getElement().addEventListener("keydown", event -> edit()).setFilter("event.key === 'F2'");
        more = PlainButton.icon(Glyph.MORE, translate(HistoryText.MORE, title));
        more.addClassName("more");
        more.setTitle(translate(HistoryText.MORE_TITLE));
        add(link);
        if (answering) {
            add(dot());
        }
        add(more);
        ContextMenu menu = new ContextMenu(more);
        menu.setOpenOnClick(true);
        boolean pinned = conversation.pinned();
        menu.addItem(
                translate(pinned ? HistoryText.UNPIN : HistoryText.PIN),
                event -> actions.pin(conversation.id(), !pinned));
        menu.addItem(translate(HistoryText.RENAME), event -> edit());
        menu.addItem(translate(HistoryText.EXPORT_MARKDOWN), event -> actions.export(conversation.id()));
        menu.addItem(translate(HistoryText.DELETE), event -> actions.delete(conversation.id()));
    }

    String id() {
        return conversation.id();
    }

    void setCurrent(boolean current) {
        setClassName("current", current);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }

    private void edit() {
        TextField field = new TextField();
        field.setAriaLabel(translate(HistoryText.TITLE));
        field.setValue(conversation.title());
        field.setMaxLength(200);
        removeAll();
        add(field);
        field.focus();
        field.getElement().executeJs("requestAnimationFrame(() => this.inputElement.select())");
        field.addKeyPressListener(Key.ENTER, event -> save(field));
        field.addKeyDownListener(Key.ESCAPE, event -> restore());
        field.addBlurListener(event -> restore());
    }

    private void save(TextField field) {
        if (field.getValue().isBlank()) {
            field.setInvalid(true);
        } else if (!actions.rename(conversation.id(), field.getValue())) {
            restore();
        }
    }

    private void restore() {
        if (link.getParent().isEmpty()) {
            removeAll();
            add(link, more);
        }
    }

    private static Span dot() {
        Span dot = new Span();
        dot.addClassName("answering");
        dot.getElement().setAttribute("role", "img").setAttribute("aria-label", translate(HistoryText.ANSWERING));
        return dot;
    }
}
