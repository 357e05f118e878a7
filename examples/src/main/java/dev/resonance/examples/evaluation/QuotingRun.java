package dev.resonance.examples.evaluation;

import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.model.ModelSource;
import dev.resonance.rag.LocalDocuments;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Has a model answer questions from passages, by the way all replies go. Not thread-safe. */
final class QuotingRun implements AutoCloseable {
    /** Which of a task's passages the model sees. */
    enum Choice {
        /** All, in their order. */
        AS_GIVEN,
        /** What is found by the question's words, as in attached files. */
        RANKED
    }

    /** How many replies are made at once: as many as the engine runs together, and some that wait. */
    private static final int TOGETHER = 16;

    private final Choice choice;
    private final Map<String, QuotingTask> asked = new ConcurrentHashMap<>();
    private final Resonance resonance;

    QuotingRun(ModelSource model, Choice choice) {
        this.choice = choice;
        this.resonance = Resonance.builder()
                .model(model)
                .retriever(new Given())
                .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
                .build();
    }

    /** The answers, in the order of the tasks. */
    List<Message> answers(List<QuotingTask> tasks) {
        List<Message> answers = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        for (QuotingTask task : tasks) {
            if (replies.size() == TOGETHER || asked.containsKey(task.question())) {
                settle(replies, answers);
            }
            asked.put(task.question(), task);
            replies.add(resonance.reply(ReplyRequest.unstored(task.turns(), resonance.options())));
        }
        settle(replies, answers);
        return answers;
    }

    /** The passages are found by the question, so no two that are the same may be under way. */
    private void settle(List<Reply> replies, List<Message> answers) {
        replies.forEach(reply -> answers.add(reply.await()));
        replies.clear();
        asked.clear();
    }

    @Override
    public void close() {
        resonance.close();
    }

    /** Finds among the passages that belong to the question. */
    private final class Given implements Retriever {
        @Override
        public RetrievalOutcome retrieve(RetrievalQuery query) {
            QuotingTask task = asked.get(query.question());
            if (task == null || task.passages().isEmpty()) {
                return new RetrievalOutcome.NoResults(query.question());
            }
            return switch (choice) {
                case AS_GIVEN -> new RetrievalOutcome.Results(query.question(), task.passages());
                case RANKED -> ranked(task, query);
            };
        }

        private static RetrievalOutcome ranked(QuotingTask task, RetrievalQuery query) {
            try (LocalDocuments documents = LocalDocuments.empty()) {
                for (Passage passage : task.passages()) {
                    documents.add(passage.title(), passage.title(), "# " + passage.title() + "\n\n" + passage.text());
                }
                return documents.retrieve(query);
            }
        }
    }
}
