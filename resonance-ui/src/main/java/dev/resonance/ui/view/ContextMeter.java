package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.resonance.reply.ContextReport;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.WindowText;
import java.text.NumberFormat;

/** How much of the model's window the last answer took, and by what. Hidden until that is known. */
final class ContextMeter extends NativeButton {
    private final Div fill = new Div();
    private final Span words = new Span();
    private final Popover parts = new Popover();

    ContextMeter() {
        addClassName("meter");
        getElement().setAttribute("type", "button");
        fill.addClassName("fill");
        Div track = new Div(fill);
        track.addClassName("track");
        add(track, words);
        parts.setTarget(this);
        parts.setPosition(PopoverPosition.TOP_END);
        parts.addClassName("window");
        parts.setAriaLabel(translate(WindowText.TITLE));
        setVisible(false);
    }

    void show(ContextReport report) {
        int used = report.used();
        fill.setWidth(Math.min(100, Math.round(100.0f * used / report.contextLength())) + "%");
        words.setText(translate(ChatText.METER, used, report.contextLength()));
        String name = translate(ChatText.METER_NAME, used, report.contextLength());
        getElement().setAttribute("aria-label", name);
        setTitle(name);
        parts.removeAll();
        parts.add(new H2(translate(WindowText.TITLE)), list(report));
        if (report.unseenMessages() > 0) {
            Paragraph unseen = new Paragraph(translate(WindowText.UNSEEN, report.unseenMessages()));
            unseen.addClassName("unseen");
            parts.add(unseen);
        }
        setVisible(used > 0);
    }

    private static Div list(ContextReport report) {
        Div list = new Div();
        list.addClassName("parts");
        part(list, WindowText.SYSTEM, report.system());
        part(list, WindowText.HISTORY, report.history());
        part(list, WindowText.SOURCES, report.sources());
        part(list, WindowText.FILES, report.files());
        part(list, WindowText.QUESTION, report.question());
        part(list, WindowText.ANSWER, report.answer());
        part(list, WindowText.RESERVE, report.reserve());
        return list;
    }

    private static void part(Div list, WindowText name, int tokens) {
        Span number =
                new Span(NumberFormat.getIntegerInstance(Translations.locale()).format(tokens));
        number.addClassName("number");
        list.add(new Span(translate(name)), number);
    }
}
