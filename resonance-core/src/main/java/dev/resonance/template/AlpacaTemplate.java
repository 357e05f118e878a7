package dev.resonance.template;

import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One instruction, with what came before it as its input. */
final class AlpacaTemplate implements ChatTemplate {
    private static final String WITH_INPUT = "Below is an instruction that describes a task, paired with an input that"
            + " provides further context. Write a response that appropriately completes the request.";
    private static final String WITHOUT_INPUT = "Below is an instruction that describes a task. Write a response that"
            + " appropriately completes the request.";

    @Override
    public List<TemplatePart> render(List<ChatMessage> messages) {
        List<ChatMessage> turns = new ArrayList<>(messages);
        String begun = "";
        if (!turns.isEmpty() && turns.getLast().role() == Role.ASSISTANT) {
            begun = turns.removeLast().content();
        }
        String instruction = turns.isEmpty() ? "" : turns.removeLast().content();
        String input = turns.stream().map(ChatMessage::content).collect(Collectors.joining("\n"));
        String prompt = (input.isEmpty() ? WITHOUT_INPUT : WITH_INPUT)
                + "\n\n### Instruction:\n" + instruction
                + (input.isEmpty() ? "" : "\n\n### Input:\n" + input)
                + "\n\n### Response:\n" + begun;
        return List.of(new TemplatePart(prompt, false));
    }

    @Override
    public List<String> stops() {
        return List.of("\n\n### Instruction:");
    }
}
