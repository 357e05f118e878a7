package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.resonance.retrieval.Source;
import dev.resonance.ui.language.ChatText;
import java.util.List;

/** All sources of an answer, with what the model was shown of each. Beside the chat, or over it where it is narrow. */
final class SourcesPanel extends Aside {
    private final OrderedList list = new OrderedList();

    SourcesPanel() {
        addClassName("panel");
        getElement().setAttribute("aria-label", translate(ChatText.SOURCES));
        Div head = new Div(
                new H2(translate(ChatText.SOURCES)),
                PlainButton.icon(Glyph.CLOSE, translate(ChatText.CLOSE_SOURCES)).onClick(this::close));
        head.addClassName("head");
        add(head, list);
        setVisible(false);
        getElement().addEventListener("keydown", event -> close()).setFilter("event.key === 'Escape'");
    }

    void open(List<Source> sources, int number) {
        list.removeAll();
        for (Source source : sources) {
            ListItem item = item(source);
            list.add(item);
            if (source.number() == number) {
                item.addClassName("current");
                item.getElement().setAttribute("tabindex", "-1");
                item.getElement()
                        .executeJs("this.scrollIntoView({block: 'nearest'}); this.focus({preventScroll: true})");
            }
        }
        setVisible(true);
    }

    void close() {
        setVisible(false);
    }

    private static ListItem item(Source source) {
        Span number = part(Integer.toString(source.number()), "n");
        Div host = new Div(source.host());
        host.addClassName("host");
        Div snippet = new Div(source.snippet());
        snippet.addClassName("snippet");
        ListItem item = new ListItem(number, title(source), host, snippet);
        if (!source.used()) {
            Div note = new Div(translate(ChatText.SOURCE_LEFT_OUT));
            note.addClassName("left-out");
            item.add(note);
        }
        return item;
    }

    private static Component title(Source source) {
        String title = source.title().isBlank() ? source.host() : source.title();
        if (!source.url().matches("(?i)https?://.*")) {
            return part(title, "untitled");
        }
        Anchor link = new Anchor(source.url(), title, AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener noreferrer nofollow");
        return link;
    }

    private static Span part(String text, String className) {
        Span span = new Span(text);
        span.addClassName(className);
        return span;
    }
}
