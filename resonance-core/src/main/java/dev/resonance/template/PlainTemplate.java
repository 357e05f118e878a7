package dev.resonance.template;

import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import java.util.ArrayList;
import java.util.List;

/** {@code User: …}, {@code Assistant: …}, as any model has seen it in plays and transcripts. */
final class PlainTemplate implements ChatTemplate {
    @Override
    public List<TemplatePart> render(List<ChatMessage> messages) {
        List<TemplatePart> parts = new ArrayList<>();
        for (int index = 0; index < messages.size(); index++) {
            ChatMessage message = messages.get(index);
            boolean open = message.role() == Role.ASSISTANT && index == messages.size() - 1;
            String speaker = switch (message.role()) {
                case SYSTEM -> "";
                case USER -> "User: ";
                case ASSISTANT -> "Assistant: ";
            };
            parts.add(new TemplatePart(speaker + message.content() + (open ? "" : "\n\n"), false));
        }
        if (messages.isEmpty() || messages.getLast().role() != Role.ASSISTANT) {
            // No space after the colon: GPT-2's tokens begin with theirs.
            parts.add(new TemplatePart("Assistant:", false));
        }
        return parts;
    }

    @Override
    public List<String> stops() {
        return List.of("\nUser:", "\nAssistant:");
    }
}
