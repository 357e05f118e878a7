package dev.resonance.ui.data;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.DataBrowser;
import dev.resonance.conversation.DataPage;
import dev.resonance.conversation.DataQuery;
import dev.resonance.conversation.DataSummary;
import dev.resonance.error.ResonanceException;
import dev.resonance.ui.language.Language;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks through everything that is stored, a page at a time, the newest first; changes nothing. Used on the page's own
 * thread only.
 */
public final class DataPresenter {
    /** How many conversations, messages, answers or files a page has. */
    public static final int PAGE = 50;

    private final ConversationStore store;
    private final DataScreen screen;
    private final Cells cells;
    private final Deque<Optional<String>> before = new ArrayDeque<>();
    private DataKind kind = DataKind.CONVERSATIONS;
    private Optional<String> conversation = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private Optional<String> next = Optional.empty();

    /** @param zone in which times are told */
    public DataPresenter(ConversationStore store, DataScreen screen, Language language, ZoneId zone) {
        this.store = store;
        this.screen = screen;
        this.cells = new Cells(language, zone);
    }

    /** Shows the newest of a kind; {@code conversationId}: only what belongs to it. */
    public void open(DataKind wanted, Optional<String> conversationId) {
        kind = wanted;
        conversation = conversationId;
        cursor = Optional.empty();
        before.clear();
        show();
    }

    /** Shows the page after this one, if there is one. */
    public void older() {
        if (next.isPresent()) {
            before.push(cursor);
            cursor = next;
            show();
        }
    }

    /** Shows the page before this one, if there is one. */
    public void newer() {
        if (!before.isEmpty()) {
            cursor = before.pop();
            show();
        }
    }

    private void show() {
        try {
            DataQuery query = new DataQuery(conversation, PAGE, cursor);
            DataBrowser browser = store.data().browse();
            List<DataTable.Row> rows = switch (kind) {
                case CONVERSATIONS -> rows(browser.conversations(query), entry -> Stream.of(cells.of(entry)));
                case MESSAGES -> rows(browser.messages(query), message -> Stream.of(cells.of(message)));
                case RUNS -> rows(browser.replies(query), message -> Stream.of(cells.run(message)));
                case SOURCES -> rows(browser.replies(query), cells::sources);
                case FILES -> rows(browser.attachments(query), file -> Stream.of(cells.of(file)));
            };
            screen.show(new DataTable(kind, counts(), rows, !before.isEmpty(), next.isPresent()));
        } catch (ResonanceException e) {
            screen.showProblem(String.valueOf(e.getMessage()));
        }
    }

    private <T> List<DataTable.Row> rows(DataPage<T> page, Function<T, Stream<DataTable.Row>> row) {
        next = page.next();
        return page.entries().stream().flatMap(row).toList();
    }

    private List<DataTable.Count> counts() {
        DataSummary summary = store.data().summary();
        return List.of(
                new DataTable.Count(DataKind.CONVERSATIONS, summary.conversations() + summary.discarded()),
                new DataTable.Count(DataKind.MESSAGES, summary.messages()),
                new DataTable.Count(DataKind.FILES, summary.attachments()));
    }
}
