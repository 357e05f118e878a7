package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.ui.language.ChatText;
import java.time.Duration;

/** The quiet row under a message: when, how much, how fast, and what can be done with it. */
final class MetaRow extends Div {
    MetaRow(Message message, ReaderTime reader) {
        addClassName("meta");
        Element time = new Element("time");
        time.setAttribute("datetime", message.createdAt().toString());
        time.setAttribute("title", reader.full(message.createdAt()));
        time.setText(reader.time(message.createdAt()));
        getElement().appendChild(time);
    }

    void addWord(String text, String className) {
        Span word = new Span(text);
        word.addClassName(className);
        add(word);
    }

    void addFigures(ReplyDetails details) {
        int tokens = details.usage().completionTokens();
        if (tokens == 0) {
            return;
        }
        Duration streaming = details.elapsed().minus(details.timeToFirstToken());
        Span figures = new Span(figures(tokens, streaming));
        figures.addClassName("figures");
        figures.setTitle(translate(
                ChatText.FIGURES,
                details.model(),
                details.timeToFirstToken().toMillis() / 1000.0,
                details.usage().promptTokens(),
                details.usage().cachedTokens()));
        add(figures);
        addWord(details.model(), "by");
    }

    void addAction(Component action) {
        add(action);
    }

    /** With tokens per second from the first token to the last; the first one is what the time starts with. */
    private static String figures(int tokens, Duration streaming) {
        double seconds = streaming.toNanos() / 1e9;
        if (tokens < 2 || seconds <= 0) {
            return translate(ChatText.TOKENS, tokens);
        }
        double rate = tokens / seconds;
        return translate(ChatText.TOKENS_WITH_SPEED, tokens, rate < 10 ? rate : Math.rint(rate));
    }
}
