package dev.resonance.ui.view;

import com.vaadin.flow.component.Component;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.chat.ChatSettings;
import dev.resonance.ui.chat.SamplingChoice;
import java.util.Optional;

/** How answers are drawn: chosen in a dialog, kept by this browser. */
record SamplingMemory(Backend backend, ChatSettings settings, Component page) {
    /** Takes what was chosen here earlier. */
    void load() {
        page.getElement()
                .executeJs("return localStorage.getItem('resonance-sampling') || ''")
                .then(String.class, text -> SamplingChoice.parse(text).ifPresent(settings::choose));
    }

    void open() {
        backend.resonance().ifPresent(resonance -> {
            SamplingChoice shown = settings.choice().orElseGet(() -> SamplingChoice.of(resonance.options()));
            new SettingsDialog(shown, this::keep).open();
        });
    }

    private void keep(Optional<SamplingChoice> choice) {
        choice.ifPresentOrElse(settings::choose, settings::reset);
        String text = choice.map(SamplingChoice::text).orElse("");
        page.getElement().executeJs("localStorage.setItem('resonance-sampling', $0)", text);
    }
}
