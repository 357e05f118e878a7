package dev.resonance.examples.evaluation;

import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.model.Models;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Has the bundled model answer questions from given passages, by the way all replies go. Not thread-safe. */
final class QuotingRun implements AutoCloseable {
    /** How many replies are made at once: as many as the engine runs together, and some that wait. */
    private static final int TOGETHER = 16;

    private final Map<String, QuotingTask> asked = new ConcurrentHashMap<>();
    private final Resonance resonance = Resonance.builder()
            .model(Models.nano())
            .retriever(new Given())
            .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
            .build();

    /** The answers, in the order of the tasks. */
    List<Message> answers(List<QuotingTask> tasks) {
        List<Message> answers = new ArrayList<>();
        for (int start = 0; start < tasks.size(); start += TOGETHER) {
            List<Reply> replies = new ArrayList<>();
            for (QuotingTask task : tasks.subList(start, Math.min(tasks.size(), start + TOGETHER))) {
                asked.put(task.question(), task);
                replies.add(resonance.reply(
                        ReplyRequest.unstored(List.of(ChatMessage.user(task.question())), resonance.options())));
            }
            replies.forEach(reply -> answers.add(reply.await()));
            asked.clear();
        }
        return answers;
    }

    @Override
    public void close() {
        resonance.close();
    }

    /** Finds the passages that belong to the question, in their order. */
    private final class Given implements Retriever {
        @Override
        public RetrievalOutcome retrieve(RetrievalQuery query) {
            QuotingTask task = asked.get(query.question());
            return task == null
                    ? new RetrievalOutcome.NoResults(query.question())
                    : new RetrievalOutcome.Results(query.question(), task.passages());
        }
    }
}
