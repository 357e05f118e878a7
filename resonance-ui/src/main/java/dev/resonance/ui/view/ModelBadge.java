package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.resonance.engine.ModelInfo;
import dev.resonance.ui.chat.LoadState;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.WindowText;

/** Which model answers, and whether it is loaded. */
final class ModelBadge extends Div {
    private final Span name = new Span(translate(ChatText.MODEL_LOADING));

    ModelBadge() {
        addClassNames("chip", "model", "loading");
        Span dot = new Span();
        dot.addClassName("dot");
        name.addClassName("name");
        add(dot, name);
        getElement().setAttribute("role", "img").setAttribute("aria-label", translate(ChatText.MODEL_LOADING_NAME));
    }

    /** Says how far it is; says nothing new where that is not known. */
    void showLoading(LoadState state) {
        if (state.total() > 0) {
            name.setText(translate(WindowText.LOADING_PART, state.percent()));
            String more = translate(WindowText.LOADING_PARTS, state.done() / 1e6, state.total() / 1e6);
            setTitle(more);
            getElement().setAttribute("aria-label", more);
        }
    }

    void show(ModelInfo model) {
        name.setText(model.name());
        removeClassNames("loading", "failed");
        String more =
                translate(ChatText.MODEL_TITLE, model.name(), model.contextLength(), model.precision(), model.device());
        setTitle(more);
        getElement().setAttribute("aria-label", translate(ChatText.MODEL_NAME, more));
    }

    void showFailure(String problem) {
        name.setText(translate(ChatText.MODEL_NONE));
        removeClassName("loading");
        addClassName("failed");
        setTitle(problem);
        getElement().setAttribute("aria-label", translate(ChatText.MODEL_NONE_NAME, problem));
    }
}
