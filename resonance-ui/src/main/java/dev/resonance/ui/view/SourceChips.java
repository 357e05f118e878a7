package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.resonance.retrieval.Source;
import dev.resonance.ui.language.ChatText;
import java.util.List;
import java.util.function.IntConsumer;

/** The sources under an answer, numbered as it cites them. */
final class SourceChips extends Div {
    SourceChips(String messageId, List<Source> sources, IntConsumer onOpen) {
        addClassName("sources");
        getElement().setAttribute("role", "group").setAttribute("aria-label", translate(ChatText.SOURCES));
        for (Source source : sources) {
            add(chip(messageId, source).onClick(() -> onOpen.accept(source.number())));
        }
    }

    private static PlainButton chip(String messageId, Source source) {
        PlainButton chip = PlainButton.text("", "source");
        Span title = part(source.title().isBlank() ? source.host() : source.title(), "t");
        chip.add(part(Integer.toString(source.number()), "n"), title);
        if (!source.host().isBlank() && !source.title().isBlank()) {
            chip.add(part(source.host(), "h"));
        }
        chip.setClassName("unused", !source.used());
        chip.setId("src-" + messageId + "-" + source.number());
        chip.setAriaLabel(translate(ChatText.SOURCE_NAME, source.number(), source.title(), source.host()));
        chip.getElement()
                .setAttribute("data-title", source.title())
                .setAttribute("data-host", source.host())
                .setAttribute("data-snippet", shortened(source.snippet()));
        return chip;
    }

    private static Span part(String text, String className) {
        Span span = new Span(text);
        span.addClassName(className);
        return span;
    }

    private static String shortened(String text) {
        return text.length() <= 400
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(399, text.codePointCount(0, text.length()))))
                        + "…";
    }
}
