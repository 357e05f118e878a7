package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who answers on one page: the assistant of all pages, or one that keeps nothing. Used on the page's own thread only. */
final class CurrentAssistant {
    private final Backend backend;
    private @Nullable Resonance temporary;

    CurrentAssistant(Backend backend) {
        this.backend = backend;
    }

    /** Absent while the model loads. */
    Optional<Resonance> get() {
        return temporary == null ? backend.resonance() : Optional.of(temporary);
    }

    boolean isTemporary() {
        return temporary != null;
    }

    /** Tells all pages what changed in a conversation; nobody where it is kept nowhere. */
    void publish(String conversationId, Changes.Kind kind) {
        if (!isTemporary()) {
            backend.changes().publish(conversationId, kind);
        }
    }

    /** Begins with an assistant that keeps nothing, or ends it, with all that it was told. */
    void setTemporary(boolean on) {
        if (temporary != null) {
            temporary.close();
            temporary = null;
        }
        if (on) {
            temporary = backend.resonance().map(Resonance::temporary).orElse(null);
        }
    }
}
