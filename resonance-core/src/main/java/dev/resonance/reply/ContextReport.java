package dev.resonance.reply;

/**
 * What filled the model's window when a conversation was answered last, in the model's own tokens. The parts add up to
 * {@link #used}; what a chat template adds counts with the question.
 *
 * @param contextLength the whole window
 * @param system system prompts
 * @param history earlier turns, as far as they were seen
 * @param sources passages from a search
 * @param files passages from the conversation's files
 * @param question the question that was answered
 * @param answer the answer, as long as it is
 * @param reserve what is kept free for the next answer
 * @param unseenMessages how many messages from the first on the model did not see
 */
public record ContextReport(
        int contextLength,
        int system,
        int history,
        int sources,
        int files,
        int question,
        int answer,
        int reserve,
        int unseenMessages) {

    /** All that was in the window at the end of the answer. */
    public int used() {
        return system + history + sources + files + question + answer;
    }
}
