package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import dev.resonance.conversation.Message;
import dev.resonance.ui.language.ChatText;

/** What the user wrote, exactly as it was written. */
final class QuestionRow extends Div {
    QuestionRow(String text) {
        addClassNames("message", "question");
        getElement().setAttribute("role", "article").setAttribute("aria-label", translate(ChatText.YOU));
        Div body = new Div();
        body.addClassName("body");
        body.setText(text);
        add(body);
        getElement().setProperty("markdown", text);
    }

    QuestionRow(Message message, ReaderTime reader) {
        this(message.content());
        MetaRow meta = new MetaRow(message, reader);
        meta.addAction(CopyButton.message());
        add(meta);
    }

    QuestionRow fresh() {
        addClassName("fresh");
        return this;
    }
}
