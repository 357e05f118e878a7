package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.resonance.conversation.Snippet;

/** A text in which the words that were searched for stand out. */
final class MarkedText extends Span {
    MarkedText(Snippet snippet) {
        String text = snippet.text();
        int end = 0;
        for (Snippet.Mark mark : snippet.marks()) {
            addText(text.substring(end, mark.start()));
            getElement().appendChild(new Element("mark").setText(text.substring(mark.start(), mark.end())));
            end = mark.end();
        }
        addText(text.substring(end));
    }

    private void addText(String text) {
        if (!text.isEmpty()) {
            getElement().appendChild(Element.createText(text));
        }
    }
}
