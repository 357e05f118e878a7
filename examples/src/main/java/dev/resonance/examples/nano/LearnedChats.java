package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import dev.resonance.engine.ChatMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Mixes what is learned from: how much there is of each skill is decided here alone. Not thread-safe. */
final class LearnedChats {
    static final List<String> NEED_SOURCE = List.of(
            "I do not know that by myself. Turn on web search or attach a document, and I will answer from it.",
            "I need a source for that. Turn on web search or attach a document, and I will answer from it.");

    /** How often a hundred questions of a skill are asked, each time before other passages; 90 times those of others. */
    private static final Map<String, Integer> TIMES_A_HUNDRED =
            Map.of("what", 30, "country", 40, "reading", 100, "word", 60, "who", 180, "how many", 300);

    private static final int TIMES_A_HUNDRED_OTHERS = 90;

    private static final Map<String, Integer> FREE =
            Map.of("list", 2600, "rewrite", 2600, "sum", 2600, "summary", 1000, "story", 1000);
    private static final int TIMES_EACH_DIALOGUE = 90;
    private static final int TIMES_EACH_MISLEADING = 2;

    private final QuestionBank bank;
    private final FreeChats free;
    private final Dialogues dialogues;
    private final Random random;

    LearnedChats(QuestionBank bank, FreeChats free, Dialogues dialogues, Random random) {
        this.bank = bank;
        this.free = free;
        this.dialogues = dialogues;
        this.random = random;
    }

    /** All of them, in any order. */
    List<Chat> all(List<JsonObject> before, Split split) {
        SourcedChats sourced = new SourcedChats(bank.learned(), random);
        List<Chat> chats = new ArrayList<>(sourced(sourced));
        for (int dialogue = 0; dialogue < dialogues.size(); dialogue++) {
            for (int time = 0; time < TIMES_EACH_DIALOGUE; time++) {
                Chat chat = dialogues.chat(dialogue, Dialogues.Part.LEARNED);
                chats.add(time % 7 == 0 ? sourced.beside(chat) : chat);
            }
        }
        FREE.forEach((kind, most) -> free.learned(kind, most).forEach(chat -> chats.add(inAChat(chat))));
        chats.addAll(Replay.of(before, split, random));
        Collections.shuffle(chats, random);
        return chats;
    }

    private List<Chat> sourced(SourcedChats sourced) {
        List<Chat> chats = new ArrayList<>();
        for (Question question : bank.learned()) {
            String skill = Skills.of(question);
            int times = times(TIMES_A_HUNDRED.getOrDefault(skill, TIMES_A_HUNDRED_OTHERS));
            for (int time = 0; time < times; time++) {
                Chat answered = sourced.answered(skill, question);
                chats.add(
                        random.nextInt(25) == 0
                                ? answered.after(needsSource(question).messages())
                                : inAChat(answered));
                if (random.nextInt(10) < 3) {
                    chats.add(inAChat(sourced.unanswered("none", question)));
                }
            }
            if (times == 0 && random.nextInt(20) == 0) {
                chats.add(inAChat(needsSource(question)));
            }
        }
        for (Question question : bank.unanswerable()) {
            for (int time = 0; time < TIMES_EACH_MISLEADING; time++) {
                chats.add(inAChat(sourced.misled("none", question)));
            }
        }
        return chats;
    }

    private Question anyQuestion() {
        return bank.learned().get(random.nextInt(bank.learned().size()));
    }

    private Chat needsSource(Question question) {
        return Chat.of("need-source", question.text(), NEED_SOURCE.get(random.nextInt(NEED_SOURCE.size())));
    }

    /** A number of times that comes to so many in a hundred calls. */
    private int times(int inAHundred) {
        return inAHundred / 100 + (random.nextInt(100) < inAHundred % 100 ? 1 : 0);
    }

    /**
     * Now and then after small talk or a question without sources, or before small talk. Never after an answer from
     * sources that are gone: every answer of a chat is learned, and this one would be learned as made up.
     */
    private Chat inAChat(Chat chat) {
        int how = random.nextInt(25);
        if (how < 3) {
            return chat.after(dialogues.any());
        }
        if (how < 5) {
            return chat.after(needsSource(anyQuestion()).messages());
        }
        if (how == 5) {
            List<ChatMessage> longer = new ArrayList<>(chat.messages());
            longer.addAll(dialogues.any());
            return new Chat(chat.kind(), longer);
        }
        return chat;
    }
}
