package dev.resonance.ui.chat;

import dev.resonance.conversation.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message among those that stand beside it: edited questions, answers made again.
 *
 * @param place 1 for the oldest
 * @param count how many there are
 * @param previous the id of the one before
 * @param next the id of the one after
 */
public record Alternatives(int place, int count, Optional<String> previous, Optional<String> next) {
    /** A message that stands alone. */
    public static final Alternatives NONE = new Alternatives(1, 1, Optional.empty(), Optional.empty());

    /** By message, where there are several. */
    static Map<String, Alternatives> of(List<Message> all) {
        Map<Optional<String>, List<Message>> byParent = new HashMap<>();
        for (Message message : all) {
            byParent.computeIfAbsent(message.parentId(), parent -> new ArrayList<>())
                    .add(message);
        }
        Map<String, Alternatives> alternatives = new HashMap<>();
        byParent.values().stream().filter(several -> several.size() > 1).forEach(several -> {
            for (int i = 0; i < several.size(); i++) {
                alternatives.put(
                        several.get(i).id(),
                        new Alternatives(i + 1, several.size(), id(several, i - 1), id(several, i + 1)));
            }
        });
        return alternatives;
    }

    private static Optional<String> id(List<Message> messages, int index) {
        return index < 0 || index >= messages.size()
                ? Optional.empty()
                : Optional.of(messages.get(index).id());
    }
}
