package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.conversation.SearchHit;
import dev.resonance.conversation.SearchQuery;
import dev.resonance.conversation.Snippet;
import dev.resonance.conversation.TextSearch;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the {@link TextSearch} of every store does. */
abstract class TextSearchContract extends StoreContract {
    @Test
    void find_words_ranksTitlesThenOftenThenSeldomThenBegun() {
        String id = store.create("x").id();
        Message begun = store.append(id, NewMessage.user("herons " + "and other birds ".repeat(5)));
        Message seldom = store.append(id, NewMessage.user("a heron " + "and other birds ".repeat(5)));
        Message often = store.append(id, NewMessage.user("heron, heron, heron"));
        String titled = store.create("Heron").id();

        List<SearchHit> hits = find("heron");

        assertThat(hits)
                .extracting(hit -> hit.messageId().orElse(hit.conversation().id()))
                .containsExactly(titled, often.id(), seldom.id(), begun.id());
        assertThat(hits).extracting(SearchHit::score).allMatch(score -> score > 0);
        assertThat(hits.get(1).conversation()).isEqualTo(store.find(id));
    }

    @Test
    void find_equallyGoodPlaces_showsTheNewestFirst() {
        List<String> added = IntStream.range(0, 5)
                .mapToObj(i -> store.append(store.create("").id(), NewMessage.user("same wren"))
                        .id())
                .toList();

        assertThat(find("wren"))
                .extracting(hit -> hit.messageId().orElse(""))
                .containsExactlyElementsOf(added.reversed());
        assertThat(store.search().find(new SearchQuery("wren", 2))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zurich", "ÜBER zür", "3.14", "東京", "straße d'été"})
    void find_wordsInOneText_marksThemInTheOriginal(String words) {
        String text = "Über\nZürich nach 東京, 3.14 Straße d'ÉTÉ\u0000";
        store.append(store.create("").id(), NewMessage.user(text));

        List<SearchHit> hits = find(words);

        assertThat(hits).hasSize(1);
        Snippet snippet = hits.getFirst().snippet();
        assertThat(snippet.text()).isEqualTo("Über Zürich nach 東京, 3.14 Straße d'ÉTÉ ");
        assertThat(marked(snippet))
                .isSubsetOf("Über", "Zürich", "3.14", "東京", "Straße", "d'ÉTÉ")
                .isNotEmpty();
    }

    @Test
    void find_aPhraseInALongText_cutsThePieceWhereTheWordsAre() {
        String filler = "lorem ipsum dolor sit amet ".repeat(400);
        Message message = store.append(
                store.create("").id(), NewMessage.user("owl " + filler + "the barn owl hunts 🐦 " + filler));

        SearchHit hit = find("owl barn hunts").getFirst();

        assertThat(hit.messageId()).contains(message.id());
        assertThat(hit.snippet().text())
                .contains("the barn owl hunts 🐦")
                .startsWith("…")
                .endsWith("…");
        assertThat(hit.snippet().text()).hasSizeLessThan(190);
        assertThat(marked(hit.snippet())).containsExactly("barn", "owl", "hunts");
    }

    @Test
    void find_wordsFarApartInALongText_findsIt() {
        String text = IntStream.range(0, 3000).mapToObj(i -> "w" + i).reduce("", (a, b) -> a + " " + b);
        store.append(store.create("").id(), NewMessage.user(text));

        assertThat(find("w0 w1500 w2999")).hasSize(1);
        assertThat(find("w254-w255-w256")).hasSize(1);
        assertThat(find("w255-w254")).isEmpty();
        assertThat(find("w3000")).isEmpty();
    }

    @Test
    void find_moreThanAThousandMatches_isAsRightAsWithFew() {
        String id = store.create("").id();
        Message one = store.append(id, NewMessage.user("common"));
        ArchivedConversation read = store.archive().read(id);
        List<Message> many = IntStream.range(0, 1100)
                .mapToObj(i -> new Message(
                        "m-" + i,
                        id,
                        Optional.empty(),
                        one.role(),
                        "common",
                        one.status(),
                        one.createdAt(),
                        Optional.empty()))
                .toList();
        store.delete(id);
        store.archive()
                .add(
                        new ArchivedConversation(
                                read.conversation(),
                                Optional.empty(),
                                Optional.empty(),
                                many,
                                Optional.of("m-0"),
                                List.of()),
                        file -> InputStream.nullInputStream());
        Message both = store.append(id, NewMessage.user("common rare"));

        assertThat(find("common rare"))
                .extracting(hit -> hit.messageId().orElse(""))
                .containsExactly(both.id());
        assertThat(find("common")).hasSize(50);
    }

    @Test
    void find_wordsInDifferentTexts_isNoHit() {
        String id = store.create("robin").id();
        store.append(id, NewMessage.user("wren"));

        assertThat(find("robin wren")).isEmpty();
        assertThat(idsFound("robin wren")).containsExactly(id);
    }

    @Test
    void find_whatIsInTheBinOrBeingWritten_isNoHit() {
        String id = store.create("kite").id();
        store.append(id, NewMessage.user("kite"));
        Message begun = store.append(id, NewMessage.reply(ReplyDetails.begun("nano")));
        store.update(begun.written("kite", MessageStatus.STREAMING, Optional.empty()));
        assertThat(find("kite")).hasSize(2);

        store.bin().discard(id);

        assertThat(find("kite")).isEmpty();
    }

    @Test
    void find_aWordOfAThousandLetters_isFoundByItsBeginning() {
        store.append(store.create("").id(), NewMessage.user("x".repeat(100_000)));

        assertThat(find("x".repeat(300))).hasSize(1);
        assertThat(find("xxx")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "'", "\"", "& | ! <-> :*", "\u0000", "🐦"})
    void find_nothingToLookFor_findsNothing(String text) {
        store.create("some title");

        assertThat(find(text)).isEmpty();
    }

    private List<SearchHit> find(String text) {
        return store.search().find(new SearchQuery(text, 50));
    }

    private static List<String> marked(Snippet snippet) {
        return snippet.marks().stream()
                .map(mark -> snippet.text().substring(mark.start(), mark.end()))
                .toList();
    }
}
