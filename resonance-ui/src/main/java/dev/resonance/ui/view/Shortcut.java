package dev.resonance.ui.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import dev.resonance.ui.language.KeysText;
import dev.resonance.ui.language.Text;
import java.util.List;

/** The keys that do something. What is listed in the help is this, and what is registered is this. */
@SuppressWarnings("ImmutableEnumChecker") // what its lists and array hold never changes
enum Shortcut {
    SEARCH(KeysText.SEARCH, List.of("Ctrl", "K"), Key.KEY_K, KeyModifier.CONTROL),
    NEW_CHAT(KeysText.NEW_CHAT, List.of("Ctrl", "Shift", "O"), Key.KEY_O, KeyModifier.CONTROL, KeyModifier.SHIFT),
    SIDEBAR(KeysText.SIDEBAR, List.of("Ctrl", "B"), Key.KEY_B, KeyModifier.CONTROL),
    HELP(KeysText.HELP, List.of("Ctrl", "/"), Key.SLASH, KeyModifier.CONTROL),
    /** The rest is answered by the page's script, where the composer has the focus. */
    SEND(KeysText.SEND, List.of("Enter")),
    NEW_LINE(KeysText.NEW_LINE, List.of("Shift", "Enter")),
    STOP(KeysText.STOP, List.of("Esc")),
    RECALL(KeysText.RECALL, List.of("↑"));

    private final KeysText what;
    private final List<String> keys;
    private final List<Key> key;
    private final KeyModifier[] modifiers;

    Shortcut(KeysText what, List<String> keys) {
        this.what = what;
        this.keys = keys;
        this.key = List.of();
        this.modifiers = new KeyModifier[0];
    }

    Shortcut(KeysText what, List<String> keys, Key key, KeyModifier... modifiers) {
        this.what = what;
        this.keys = keys;
        this.key = List.of(key);
        this.modifiers = modifiers;
    }

    Text what() {
        return what;
    }

    /** The keys' names, as on the keyboard. */
    List<String> keys() {
        return keys;
    }

    /** Calls back when the keys are pressed anywhere in the page; does nothing for those of the composer. */
    void register(Component owner, Runnable action) {
        for (Key pressed : key) {
            Shortcuts.addShortcutListener(owner, action::run, pressed, modifiers);
        }
    }
}
