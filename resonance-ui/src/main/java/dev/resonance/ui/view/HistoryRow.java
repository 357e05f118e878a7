package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.SearchHit;
import dev.resonance.ui.chat.HistoryList;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.HistoryText;
import dev.resonance.ui.language.PromptText;
import java.util.Optional;

/** One conversation in the list: opens it, and renames or deletes it. */
final class HistoryRow extends ListItem {
    /** What a row asks for. */
    interface Actions {
        boolean rename(String id, String title);

        void pin(String id, boolean pinned);

        void prompt(String id);

        void export(String id);

        void delete(String id);

        /** A title is being written no longer, saved or not. */
        void editEnded();
    }

    private final Conversation conversation;
    private final Actions actions;
    private final RouteParameters route;
    private final RouterLink link = new RouterLink();
    private final PlainButton more;
    /** The message that was found in it. */
    private QueryParameters place = QueryParameters.empty();

    private boolean hasMenu;
    private boolean editing;

    HistoryRow(Conversation conversation, HistoryList list, Actions actions) {
        this.conversation = conversation;
        this.actions = actions;
        this.route = new RouteParameters("conversation", conversation.id());
        addClassName("row");
        String title = conversation.title().isBlank() ? translate(CommonText.NEW_CHAT) : conversation.title();
        Optional<SearchHit> hit = list.inMessage(conversation.id());
        Span name = list.inTitle(conversation.id()).<Span>map(MarkedText::new).orElseGet(() -> new Span(title));
        name.addClassName("title");
        link.add(name);
        hit.ifPresent(found -> link.add(excerpt(found)));
        link.getElement().setAttribute("title", title);
        link.setRoute(ChatView.class, route);
        hit.flatMap(SearchHit::messageId).ifPresent(message -> {
            place = QueryParameters.of(ChatView.MESSAGE, message);
            link.setQueryParameters(place);
        });
        link.getElement().addEventListener("keydown", event -> edit()).setFilter("event.key === 'F2'");
        more = PlainButton.icon(Glyph.MORE, translate(HistoryText.MORE, title));
        more.addClassName("more");
        more.setTitle(translate(HistoryText.MORE_TITLE));
        add(link);
        if (list.answering().contains(conversation.id())) {
            add(dot());
        }
        add(more);
        more.onClick(this::openMenu);
    }

    /** The menu is made when it is wanted: those of a page of rows would take longer than all else in it. */
    private void openMenu() {
        if (hasMenu) {
            return; // it opens by itself
        }
        hasMenu = true;
        ContextMenu menu = new ContextMenu(more);
        menu.setOpenOnClick(true);
        boolean pinned = conversation.pinned();
        menu.addItem(
                translate(pinned ? HistoryText.UNPIN : HistoryText.PIN),
                event -> actions.pin(conversation.id(), !pinned));
        menu.addItem(translate(HistoryText.RENAME), event -> edit());
        menu.addItem(translate(PromptText.MENU), event -> actions.prompt(conversation.id()));
        menu.addItem(translate(HistoryText.EXPORT_MARKDOWN), event -> actions.export(conversation.id()));
        menu.addItem(translate(HistoryText.DELETE), event -> actions.delete(conversation.id()));
        more.getElement().executeJs("setTimeout(() => this.click())");
    }

    String id() {
        return conversation.id();
    }

    /** Opens it, where the words are that were searched for. */
    void open(UI ui) {
        ui.navigate(ChatView.class, route, place);
    }

    /** Whether its title is being written. */
    boolean isEditing() {
        return editing;
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
        editing = true;
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

    @Override
    protected void onDetach(DetachEvent event) {
        editing = false; // a field that the browser makes anew never loses the focus
    }

    private void save(TextField field) {
        if (field.getValue().isBlank()) {
            field.setInvalid(true);
            return;
        }
        editing = false; // the list that comes has the new title
        if (!actions.rename(conversation.id(), field.getValue())) {
            restore();
        }
    }

    private void restore() {
        if (link.getParent().isEmpty()) {
            editing = false;
            removeAll();
            add(link, more);
            actions.editEnded();
        }
    }

    private static Span excerpt(SearchHit hit) {
        Span excerpt = new MarkedText(hit.snippet());
        excerpt.addClassName("excerpt");
        return excerpt;
    }

    private static Span dot() {
        Span dot = new Span();
        dot.addClassName("answering");
        dot.getElement().setAttribute("role", "img").setAttribute("aria-label", translate(HistoryText.ANSWERING));
        return dot;
    }
}
