package dev.resonance.reply;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.AttachedText;
import dev.resonance.retrieval.OutcomeFusion;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who looks for passages: in the files of a conversation always, elsewhere only where the request asks for it. The files
 * never reach the retriever that looks elsewhere.
 *
 * <p>Thread-safe.
 *
 * @param elsewhere the web, or whatever the program gave
 * @param attachments looks into the files; absent: nobody reads them
 */
record PassageSearch(ConversationStore store, Optional<Retriever> elsewhere, Optional<Retriever> attachments) {
    /** One search that is to be made. */
    record Plan(List<Retriever> retrievers, List<RetrievalQuery> queries) {
        /** Asks one after the other, since looking into files takes no time; an interrupt ends it early. */
        RetrievalOutcome run() {
            long start = System.nanoTime();
            List<RetrievalOutcome> outcomes = new ArrayList<>();
            for (int i = 0; i < retrievers.size(); i++) {
                outcomes.add(retrievers.get(i).retrieve(queries.get(i)));
            }
            if (outcomes.size() == 1) {
                return outcomes.getFirst();
            }
            RetrievalQuery query = queries.getLast();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return OutcomeFusion.fused(
                    query.question(),
                    outcomes,
                    query.maxResults(),
                    OutcomeFusion.trace(query.question(), outcomes, elapsed));
        }
    }

    /** What to search for the last question; absent where nobody is to be asked. */
    Optional<Plan> plan(ReplyRequest request, List<ChatMessage> history) {
        List<String> questions = history.stream()
                .filter(message -> message.role() == Role.USER)
                .map(ChatMessage::content)
                .toList();
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        RetrievalQuery query = new RetrievalQuery(
                questions.getLast(),
                questions.subList(0, questions.size() - 1),
                request.options().maxResults());
        List<Retriever> retrievers = new ArrayList<>();
        List<RetrievalQuery> queries = new ArrayList<>();
        List<AttachedText> files = attachments.isEmpty() ? List.of() : files(request);
        if (!files.isEmpty()) {
            retrievers.add(attachments.orElseThrow());
            queries.add(query.withAttachments(files));
        }
        if (elsewhere.isPresent() && request.options().search()) {
            retrievers.add(elsewhere.get());
            queries.add(query);
        }
        return retrievers.isEmpty() ? Optional.empty() : Optional.of(new Plan(retrievers, queries));
    }

    /** The files of the conversation that hold text. */
    private List<AttachedText> files(ReplyRequest request) {
        return request.conversationId().stream()
                .flatMap(id -> store.attachments().of(id).stream())
                .filter(file -> file.text().filter(text -> !text.isBlank()).isPresent())
                .map(file ->
                        new AttachedText(file.id(), file.name(), file.text().orElse("")))
                .toList();
    }
}
