package dev.resonance.examples.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Role;
import dev.resonance.engine.TokenUsage;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SkillScoreTest {
    private static final QuotingTask QUOTE = task("when", "The kettle was made in 1952. [2]");
    private static final QuotingTask DECLINE = task("none", "The sources do not say.");
    private static final QuotingTask STORY = task("story", "Then he went home.");

    @Test
    void quote_needsSentenceAndCitation() {
        assertThat(SkillScore.right(QUOTE, answer("The kettle was made in 1952. [2]")))
                .isTrue();
        assertThat(SkillScore.right(QUOTE, answer("The kettle was made in 1952. [1]")))
                .isFalse();
        assertThat(SkillScore.right(QUOTE, answer("The kettle was made in 1852. [2]")))
                .isFalse();
    }

    @Test
    void refusal_mayBeWordedOtherwise_butCitesNothing() {
        assertThat(SkillScore.right(DECLINE, answer("I need a source for that.")))
                .isTrue();
        assertThat(SkillScore.right(DECLINE, answer("The sources do not say. [1]")))
                .isFalse();
        assertThat(SkillScore.right(DECLINE, answer("It cost ten marks."))).isFalse();
    }

    @Test
    void story_thatSaysASentenceTwice_isNotRight() {
        assertThat(SkillScore.right(STORY, answer("The old king opened the door. Outside stood his son.")))
                .isTrue();
        assertThat(SkillScore.right(STORY, answer("He went on and on. He went on and on.")))
                .isFalse();
    }

    @Test
    void score_countsFalseCitationsAndRefusals() {
        SkillScore score = SkillScore.of(
                List.of(QUOTE, QUOTE, DECLINE),
                List.of(answer("The sources do not say."), answer("Tea is hot. [1]"), answer("Tea is hot. [1]")));

        assertThat(score).isEqualTo(new SkillScore(3, 0, 2, 1, 3));
        assertThat(score.row("all")).isEqualTo("| all | 3 | 0.00 | 0.67 | 0.33 | 1.00 |");
    }

    private static QuotingTask task(String kind, String reply) {
        return QuotingTask.of(JsonParser.parseString("{\"kind\": \"" + kind
                        + "\", \"messages\": [{\"role\": \"system\", \"content\": \"Answer from these sources.\\n"
                        + "[1] Tea: Tea is hot.\\n[2] Kettle: The kettle was made in 1952.\"}, {\"role\": \"user\","
                        + " \"content\": \"And then?\"}, {\"role\": \"assistant\", \"content\": \"" + reply + "\"}]}")
                .getAsJsonObject());
    }

    private static Message answer(String text) {
        List<Source> sources = List.of(
                new Source(1, "Tea", "", "Tea", "Tea is hot.", true),
                new Source(2, "Kettle", "", "Kettle", "The kettle was made in 1952.", true));
        ReplyDetails details = new ReplyDetails(
                "model",
                OptionalLong.empty(),
                Optional.of(FinishReason.STOP),
                new TokenUsage(1, 0, 1),
                Duration.ZERO,
                Duration.ZERO,
                SearchOutcome.RESULTS,
                sources,
                0);
        return new Message(
                "id",
                "chat",
                Optional.empty(),
                Role.ASSISTANT,
                text,
                MessageStatus.COMPLETE,
                Instant.EPOCH,
                Optional.of(details));
    }
}
