package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoice;
import dev.resonance.engine.ModelInfo;
import dev.resonance.ui.chat.ModelSwitch;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.ModelText;
import dev.resonance.ui.language.Sizes;
import dev.resonance.ui.language.WindowText;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Which model answers, whether it is loaded, and which others could. */
final class ModelBadge extends NativeButton {
    private final Span name = new Span(translate(ChatText.MODEL_LOADING));
    private final ContextMenu menu = new Choices();
    private final ModelSwitch models;

    ModelBadge(ModelSwitch models) {
        this.models = models;
        addClassNames("chip", "model", "loading");
        getElement().setAttribute("type", "button");
        Span dot = new Span();
        dot.addClassName("dot");
        name.addClassName("name");
        add(dot, name);
        setAriaLabel(translate(ChatText.MODEL_LOADING_NAME));
        menu.setOpenOnClick(true);
    }

    /** Says how far it is; says nothing new where that is not known. */
    void showLoading(LoadProgress progress) {
        addClassName("loading");
        menu.setTarget(null); // one at a time
        if (progress.total() > 0) {
            name.setText(translate(WindowText.LOADING_PART, (int) (100 * progress.fraction())));
            String more = translate(WindowText.LOADING_PARTS, progress.loaded() / 1e6, progress.total() / 1e6);
            setTitle(more);
            setAriaLabel(more);
        }
    }

    void show(ModelInfo model) {
        name.setText(model.name());
        removeClassNames("loading", "failed");
        String more =
                translate(ChatText.MODEL_TITLE, model.name(), model.contextLength(), model.precision(), model.device());
        setTitle(more);
        setAriaLabel(translate(ChatText.MODEL_NAME, more));
        menu.setTarget(models.canChoose() && Backends.visitor().admin() ? this : null);
    }

    void showFailure(String problem) {
        name.setText(translate(ChatText.MODEL_NONE));
        removeClassName("loading");
        addClassName("failed");
        setTitle(problem);
        setAriaLabel(translate(ChatText.MODEL_NONE_NAME, problem));
    }

    private void choose(ModelChoice choice) {
        if (!choice.inUse()) {
            PageThread page = new PageThread(UI.getCurrentOrThrow());
            models.choose(
                    choice.name(),
                    problem -> page.later(() -> Notification.show(problem, 8000, Notification.Position.BOTTOM_START)));
        }
    }

    private static Div entry(ModelChoice choice, Language language) {
        String size = choice.weightBytes() == 0
                ? translate(ModelText.SIZE_UNKNOWN)
                : Sizes.say(choice.weightBytes(), language);
        Span about = new Span(translate(choice.inUse() ? ModelText.IN_USE : ModelText.NOT_LOADED, size));
        about.addClassName("about");
        Div entry = new Div(new Span(choice.name()), about);
        entry.addClassName("model-choice");
        return entry;
    }

    /** Lists what is installed at the moment that it is opened. */
    private final class Choices extends ContextMenu {
        @Override
        protected boolean onBeforeOpenMenu(ObjectNode event) {
            removeAll();
            List<ModelChoice> choices = models.list();
            Language language = new Language(UI.getCurrentOrThrow().getLocale());
            for (ModelChoice choice : choices) {
                MenuItem item = addItem(entry(choice, language), click -> choose(choice));
                item.setCheckable(true);
                item.setChecked(choice.inUse());
            }
            Div small = new Div(translate(ModelText.SMALL_PRINT));
            small.addClassName("small-print");
            addComponent(small);
            return !choices.isEmpty();
        }
    }
}
