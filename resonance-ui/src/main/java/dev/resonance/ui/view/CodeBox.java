package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.text.Block;
import dev.resonance.ui.text.Highlighter;

/** A code block: its language, a copy button, and the code, coloured on the server. Long lines scroll inside it. */
final class CodeBox extends Div {
    private final Span language = new Span();
    private final Element code = new Element("code");

    CodeBox(Block.Code block) {
        addClassName("code");
        Div head = new Div(language, CopyButton.code());
        head.addClassName("head");
        Element pre = new Element("pre");
        pre.setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", translate(ChatText.CODE));
        pre.appendChild(code);
        add(head);
        getElement().appendChild(pre);
        show(block);
    }

    void show(Block.Code block) {
        language.setText(block.language().isEmpty() ? translate(ChatText.CODE_LANGUAGE) : block.language());
        code.setProperty("innerHTML", Highlighter.html(block.language(), block.code()));
    }
}
