package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Branches;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the {@link Branches} of every store do. Each test starts with a conversation of two turns. */
abstract class BranchesContract extends StoreContract {
    private Branches branches;
    private String id;
    private Message question;
    private Message answer;
    private Message question2;
    private Message answer2;

    @BeforeEach
    final void talk() {
        branches = store.branches();
        id = store.create("talk").id();
        question = store.append(id, NewMessage.user("question"));
        answer = store.append(id, NewMessage.user("answer"));
        question2 = store.append(id, NewMessage.user("question 2"));
        answer2 = store.append(id, NewMessage.user("answer 2"));
    }

    @Test
    void add_anotherAnswer_shortensTheActiveBranchAndKeepsTheOther() {
        Message again = branches.add(id, Optional.of(question.id()), NewMessage.user("answer again"));

        assertThat(again.parentId()).contains(question.id());
        assertThat(store.messages(id)).containsExactly(question, again);
        assertThat(branches.all(id)).containsExactly(question, answer, question2, answer2, again);
        assertThat(branches.alternatives(again.id())).containsExactly(answer, again);
        assertThat(branches.alternatives(answer.id())).containsExactly(answer, again);
        assertThat(store.append(id, NewMessage.user("next")).parentId()).contains(again.id());
    }

    @Test
    void add_withoutAParent_isAnAlternativeToTheFirstMessage() {
        Message edited = branches.add(id, Optional.empty(), NewMessage.user("edited question"));

        assertThat(store.messages(id)).containsExactly(edited);
        assertThat(branches.alternatives(edited.id())).containsExactly(question, edited);
    }

    @Test
    void add_aMessage_bringsItsConversationToTheTop() {
        Conversation other = store.create("other");

        branches.add(id, Optional.of(question.id()), NewMessage.user("x"));

        assertThat(listed()).containsExactly(id, other.id());
    }

    @Test
    void add_afterAMessageOfAnotherConversation_isRefused() {
        String other = store.create("other").id();

        assertThatThrownBy(() -> branches.add(other, Optional.of(answer.id()), NewMessage.user("x")))
                .isInstanceOf(ConversationNotFoundException.class);
        assertThat(store.messages(other)).isEmpty();
        assertThat(branches.all(other)).isEmpty();
    }

    @Test
    void show_anOlderAlternative_bringsBackAllThatCameAfterIt() {
        Message edited = branches.add(id, Optional.empty(), NewMessage.user("edited question"));
        String other = store.create("other").id();

        List<Message> shown = branches.show(question.id());

        assertThat(shown).containsExactly(question, answer, question2, answer2);
        assertThat(store.messages(id)).isEqualTo(shown);
        assertThat(branches.show(edited.id())).containsExactly(edited);
        assertThat(listed()).containsExactly(other, id);
    }

    @Test
    void show_aMessageWithSeveralBranchesBelow_takesTheLastAdded() {
        Message again = branches.add(id, Optional.of(answer.id()), NewMessage.user("question 2 again"));
        branches.show(question2.id());

        assertThat(branches.show(question.id())).containsExactly(question, answer, again);
        assertThat(branches.show(question2.id())).containsExactly(question, answer, question2, answer2);
    }

    @Test
    void anyCall_withAnUnknownId_saysSo() {
        String unknown = "nowhere";

        assertThatThrownBy(() -> branches.all(unknown)).isInstanceOf(ConversationNotFoundException.class);
        assertThatThrownBy(() -> branches.alternatives(unknown)).isInstanceOf(ConversationNotFoundException.class);
        assertThatThrownBy(() -> branches.show(unknown)).isInstanceOf(ConversationNotFoundException.class);
        assertThatThrownBy(() -> branches.add(unknown, Optional.empty(), NewMessage.user("x")))
                .isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void list_wordsOfAHiddenBranch_findsTheConversation() {
        branches.add(id, Optional.empty(), NewMessage.user("visible"));

        assertThat(store.list(new ConversationQuery("answer", 5, Optional.empty()))
                        .conversations())
                .extracting(Conversation::id)
                .containsExactly(id);
    }

    @Test
    void delete_aConversationWithBranches_removesThemAll() {
        branches.add(id, Optional.of(question.id()), NewMessage.user("x"));

        store.delete(id);

        assertThatThrownBy(() -> branches.alternatives(answer.id())).isInstanceOf(ConversationNotFoundException.class);
    }

    private List<String> listed() {
        return store.list(ConversationQuery.newest(10)).conversations().stream()
                .map(Conversation::id)
                .toList();
    }
}
