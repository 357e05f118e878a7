package dev.resonance.reply;

import dev.resonance.attribution.AnswerSupport;
import dev.resonance.conversation.Message;
import dev.resonance.engine.TokenScore;
import dev.resonance.error.ResonanceException;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.Source;
import java.util.List;

/** What happens to a reply. The last event is a {@link Done} or a {@link Failed}, and nothing follows it. */
public sealed interface ReplyEvent {
    /** The reply reached a stage. {@code place} is its place in the queue, 0 where it is not queued. */
    record StageReached(ReplyStage stage, int place) implements ReplyEvent {}

    /** How the search ended and what the reply may cite. At most once, before the first text. */
    record SourcesFound(RetrievalOutcome outcome, List<Source> sources) implements ReplyEvent {
        public SourcesFound {
            sources = List.copyOf(sources);
        }
    }

    /**
     * More of the answer: whole characters, never empty. All of them joined are the answer's content.
     *
     * @param tokens what it was made of; empty unless the options ask for logprobs
     */
    record Text(String text, List<TokenScore> tokens) implements ReplyEvent {
        public Text {
            tokens = List.copyOf(tokens);
        }

        /** Text whose tokens nobody asked for. */
        public Text(String text) {
            this(text, List.of());
        }
    }

    /**
     * The answer ended, by itself or by a cancel.
     *
     * @param message as it was stored
     * @param support what of it the sources bear out
     */
    record Done(Message message, AnswerSupport support) implements ReplyEvent {
        /** An answer without sources. */
        public Done(Message message) {
            this(message, AnswerSupport.NONE);
        }
    }

    /** The answer could not be finished; the message holds what was written until then. */
    record Failed(Message message, ResonanceException cause) implements ReplyEvent {}
}
