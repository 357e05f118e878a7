package dev.resonance.reply;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a reply reads of a stored conversation before it begins, and how its turn is stored. Thread-safe. */
record ConversationTurns(ConversationStore store) {
    /** A turn as it is stored when its answer begins. */
    record Turn(Optional<Message> question, Message answer) {}

    /** All that the model may see, the last one to be answered, or to be continued. */
    List<ChatMessage> history(ReplyRequest request) {
        List<ChatMessage> history = new ArrayList<>();
        request.conversationId()
                .ifPresent(id -> earlier(id, request.place()).stream()
                        .filter(message -> !message.content().isEmpty())
                        .map(message -> new ChatMessage(message.role(), message.content()))
                        .forEach(history::add));
        history.addAll(request.messages());
        return history;
    }

    /**
     * The request itself, or one for another answer to the last question, if the same is asked again after the answer
     * failed before its first word: clients try again by themselves, and the question stands there already.
     */
    ReplyRequest asMeant(String id, ReplyRequest request) {
        List<Message> branch = store.messages(id);
        if (!(request.place() instanceof ReplyPlace.AtTheEnd)
                || request.messages().size() != 1
                || branch.size() < 2) {
            return request;
        }
        Message answer = branch.getLast();
        Message question = branch.get(branch.size() - 2);
        boolean failed = answer.role() == Role.ASSISTANT
                && answer.status() == MessageStatus.FAILED
                && answer.content().isEmpty();
        boolean same = request.messages().getFirst().equals(new ChatMessage(question.role(), question.content()));
        return failed && same ? ReplyRequest.again(id, answer.id(), request.options()) : request;
    }

    /** Stores the question, where there is a new one, and the beginning of the answer. */
    Turn begin(String id, ReplyRequest request, ReplyDetails begun) {
        return switch (request.place()) {
            case ReplyPlace.AtTheEnd ignored -> asked(id, storeAll(id, request.messages()), begun);
            case ReplyPlace.Beside beside -> {
                String text = request.messages().getLast().content();
                Optional<String> parent =
                        message(id, beside.questionId(), Role.USER).parentId();
                yield asked(id, Optional.of(store.branches().add(id, parent, NewMessage.user(text))), begun);
            }
            case ReplyPlace.Again again -> {
                Optional<String> question =
                        message(id, again.answerId(), Role.ASSISTANT).parentId();
                yield new Turn(Optional.empty(), store.branches().add(id, question, NewMessage.reply(begun)));
            }
            case ReplyPlace.More more -> new Turn(Optional.empty(), reopened(id, more.answerId(), begun));
        };
    }

    private Turn asked(String id, Optional<Message> question, ReplyDetails begun) {
        return new Turn(question, store.append(id, NewMessage.reply(begun)));
    }

    private Message reopened(String id, String answerId, ReplyDetails begun) {
        Message ended = message(id, answerId, Role.ASSISTANT);
        Message open = ended.written(
                ended.content(),
                MessageStatus.STREAMING,
                Optional.of(ended.details().orElse(begun)));
        store.update(open);
        return open;
    }

    private Optional<Message> storeAll(String id, List<ChatMessage> messages) {
        Conversation conversation = store.find(id);
        Optional<Message> question = Optional.empty();
        for (ChatMessage message : messages) {
            if (message.role() != Role.SYSTEM) {
                question = Optional.of(store.append(
                        id,
                        new NewMessage(message.role(), message.content(), MessageStatus.COMPLETE, Optional.empty())));
            }
        }
        question.filter(message -> conversation.title().isEmpty())
                .ifPresent(message -> store.rename(id, Titles.of(message.content())));
        return question;
    }

    private List<Message> earlier(String id, ReplyPlace place) {
        return switch (place) {
            case ReplyPlace.AtTheEnd ignored -> store.messages(id);
            case ReplyPlace.Beside beside -> before(id, message(id, beside.questionId(), Role.USER));
            case ReplyPlace.Again again -> before(id, message(id, again.answerId(), Role.ASSISTANT));
            case ReplyPlace.More more -> {
                Message answer = message(id, more.answerId(), Role.ASSISTANT);
                require(isLast(id, answer), "answer", answer.id(), "one that ended and that nothing follows");
                List<Message> branch = new ArrayList<>(before(id, answer));
                branch.add(answer);
                yield branch;
            }
        };
    }

    private boolean isLast(String id, Message answer) {
        return answer.status() != MessageStatus.STREAMING
                && store.branches().all(id).stream()
                        .noneMatch(message -> message.parentId().equals(Optional.of(answer.id())));
    }

    /** The messages that lead to this one, oldest first. */
    private List<Message> before(String id, Message message) {
        Map<String, Message> all =
                store.branches().all(id).stream().collect(Collectors.toMap(Message::id, Function.identity()));
        Deque<Message> branch = new ArrayDeque<>();
        Optional<String> parent = message.parentId();
        while (parent.isPresent()) {
            Message before = Objects.requireNonNull(all.get(parent.get()), "a parent is in its conversation");
            branch.addFirst(before);
            parent = before.parentId();
        }
        return List.copyOf(branch);
    }

    private Message message(String id, String messageId, Role role) {
        Message found = store.branches().all(id).stream()
                .filter(message -> message.id().equals(messageId))
                .findFirst()
                .orElseThrow(() -> new ConversationNotFoundException(messageId));
        require(found.role() == role, "message", messageId, role == Role.USER ? "a question" : "an answer");
        return found;
    }
}
