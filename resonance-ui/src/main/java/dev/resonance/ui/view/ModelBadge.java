package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.resonance.engine.ModelInfo;

/** Which model answers, and whether it is loaded. */
final class ModelBadge extends Div {
    private final Span name = new Span("Loading the model");

    ModelBadge() {
        addClassNames("chip", "model", "loading");
        Span dot = new Span();
        dot.addClassName("dot");
        name.addClassName("name");
        add(dot, name);
        getElement().setAttribute("role", "img").setAttribute("aria-label", "The model is loading");
    }

    void show(ModelInfo model) {
        name.setText(model.name());
        removeClassNames("loading", "failed");
        String more = model.name() + ", " + model.contextLength() + " tokens of window, " + model.precision() + " on "
                + model.device();
        setTitle(more);
        getElement().setAttribute("aria-label", "Model: " + more);
    }

    void showFailure(String problem) {
        name.setText("No model");
        removeClassName("loading");
        addClassName("failed");
        setTitle(problem);
        getElement().setAttribute("aria-label", "No model: " + problem);
    }
}
