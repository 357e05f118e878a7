package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import dev.resonance.ui.chat.ChatSettings;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.FilesText;

/**
 * Where the user writes. The page's script decides what Enter means (never inside an input method, never on a touch
 * keyboard), keeps drafts, and empties the field at once; the text arrives here as {@code chat-send}.
 */
final class Composer extends Div {
    /** What the composer asks for. */
    interface Actions {
        boolean send(String text);

        void stop();

        void search(boolean on);
    }

    private final TextArea area = new TextArea();
    private final PlainButton search = PlainButton.named(Glyph.GLOBE, translate(ChatText.WEB_SEARCH), "toggle");
    private final ChatSettings settings;
    private final ContextMeter meter = new ContextMeter();

    Composer(ChatSettings settings, FileTray tray, Actions actions) {
        this.settings = settings;
        addClassName("composer");
        area.setId("message");
        area.setPlaceholder(translate(ChatText.PLACEHOLDER));
        area.setAriaLabel(translate(ChatText.MESSAGE));
        area.setMinRows(1);
        area.setMaxRows(8);
        add(FileTray.longPaste(), tray, area, tools(actions));
        tray.listenAt(getElement());
        getElement()
                .addEventListener("chat-send", event -> {
                    String text = event.getEventData().get("event.detail.text").asString();
                    if (!actions.send(text)) {
                        restore(text);
                    }
                })
                .addEventData("event.detail.text");
        getElement().addEventListener("chat-stop", event -> actions.stop());
    }

    /** Shows whether search is on. */
    void showSearch() {
        search.getElement().setAttribute("aria-pressed", Boolean.toString(settings.search()));
    }

    void setBusy(boolean busy) {
        getElement().setAttribute("busy", busy);
    }

    ContextMeter meter() {
        return meter;
    }

    /** Puts the cursor here, but not on a touch screen, where the keyboard would come up unasked. */
    void focus() {
        area.getElement().executeJs("if (!matchMedia('(hover: none)').matches) setTimeout(() => this.focus())");
    }

    /** Shows what was written under this key and not sent; an empty key keeps nothing. */
    void showDraft(String key) {
        getElement().executeJs("setTimeout(() => window.resonance.draft(this, $0))", key);
    }

    /** Puts a text back that could not be sent, unless something new was written meanwhile. */
    void restore(String text) {
        area.getElement().executeJs("if (!this.value) this.value = $0", text);
    }

    private Div tools(Actions actions) {
        PlainButton attach = PlainButton.named(Glyph.ATTACH, translate(FilesText.ATTACH), "tool", "attach");
        attach.add(new Span(translate(FilesText.ATTACH)));
        attach.setTitle(translate(FilesText.ATTACH_TITLE));
        Element chooser = new Element("input");
        chooser.setAttribute("type", "file").setAttribute("multiple", true).setAttribute("hidden", true);
        getElement().appendChild(chooser);
        search.add(new Span(translate(ChatText.WEB_SEARCH)));
        search.setTitle(translate(ChatText.WEB_SEARCH_TITLE));
        search.onClick(() -> actions.search(!settings.search()));
        showSearch();
        PlainButton send = PlainButton.named(Glyph.SEND, translate(ChatText.SEND), "round", "send");
        PlainButton stop = PlainButton.named(Glyph.STOP, translate(ChatText.STOP), "round", "stop")
                .onClick(actions::stop);
        Span spacer = new Span();
        spacer.addClassName("spacer");
        Div tools = new Div(attach, search, spacer, meter, send, stop);
        tools.addClassName("tools");
        return tools;
    }
}
