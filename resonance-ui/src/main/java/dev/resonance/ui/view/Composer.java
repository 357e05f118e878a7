package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.resonance.ui.chat.ChatSettings;

/**
 * Where the user writes. The page's script decides what Enter means (never inside an input method, never on a touch
 * keyboard) and empties the field at once; the text arrives here as {@code chat-send}.
 */
final class Composer extends Div {
    /** What the composer asks for. */
    interface Actions {
        boolean send(String text);

        void stop();

        void search(boolean on);
    }

    private final TextArea area = new TextArea();
    private final PlainButton search = PlainButton.named(Glyph.GLOBE, "Web search", "toggle");
    private final ChatSettings settings;
    private final ContextMeter meter = new ContextMeter();

    Composer(ChatSettings settings, Actions actions) {
        this.settings = settings;
        addClassName("composer");
        area.setId("message");
        area.setPlaceholder("Message Resonance");
        area.setAriaLabel("Message");
        area.setMinRows(1);
        area.setMaxRows(8);
        search.add(new Span("Web search"));
        search.setTitle("Look things up before answering");
        search.onClick(() -> actions.search(!settings.search()));
        showSearch();
        PlainButton send = PlainButton.named(Glyph.SEND, "Send", "round", "send");
        PlainButton stop =
                PlainButton.named(Glyph.STOP, "Stop", "round", "stop").onClick(actions::stop);
        Span spacer = new Span();
        spacer.addClassName("spacer");
        Div tools = new Div(search, spacer, meter, send, stop);
        tools.addClassName("tools");
        add(area, tools);
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

    /** What the arrow key brings back into the empty field. */
    void offerRecall(String text) {
        getElement().setProperty("recall", text);
    }

    /** Puts a text back that could not be sent, unless something new was written meanwhile. */
    void restore(String text) {
        area.getElement().executeJs("if (!this.value) this.value = $0", text);
    }
}
