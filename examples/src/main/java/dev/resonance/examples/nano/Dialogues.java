package dev.resonance.examples.nano;

import dev.resonance.engine.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small talk of several turns, from {@code dialogues.txt}: written by hand, with variants and with words that a reply
 * takes up from what was said before. Not thread-safe.
 */
final class Dialogues {
    /** Which variants and words are used: some of each are never learned. */
    enum Part {
        LEARNED,
        HELD_OUT
    }

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SENTENCE_START = Pattern.compile("(?:^|[.!?] )[a-z]");
    private static final int FEWEST_VARIANTS_TO_KEEP_ONE = 4;
    private static final int HELD_OUT_OF_WORDS = 6;

    /**
     * One line of a dialogue.
     *
     * @param later whether it asks for something said before, so that others may be spoken of in between
     */
    private record Line(boolean user, boolean later, List<String> variants) {}

    private final Map<String, List<String>> words = new HashMap<>();
    private final List<List<Line>> dialogues = new ArrayList<>();
    private final Random random;

    Dialogues(List<String> text, Random random) {
        this.random = random;
        List<Line> dialogue = new ArrayList<>();
        for (String line : text) {
            if (line.startsWith("{")) {
                String[] parts = line.split(" = ", -1);
                words.put(parts[0].substring(1, parts[0].length() - 1), List.of(parts[1].split(", ", -1)));
            } else if (line.matches("(?:>>?|<) .*")) {
                String[] parts = line.split(" ", 2);
                dialogue.add(
                        new Line(!parts[0].equals("<"), parts[0].equals(">>"), List.of(parts[1].split(" \\| ", -1))));
            } else if (line.isBlank() && !dialogue.isEmpty()) {
                dialogues.add(List.copyOf(dialogue));
                dialogue.clear();
            }
        }
        if (!dialogue.isEmpty()) {
            dialogues.add(dialogue);
        }
    }

    int size() {
        return dialogues.size();
    }

    /** A dialogue with others behind it, or before what it asks at last, that do not speak of the same. */
    Chat chat(int index, Part part) {
        List<Line> dialogue = dialogues.get(index);
        List<ChatMessage> messages = said(dialogue, part);
        Set<String> spokenOf = slots(dialogue);
        for (int i = dialogue.size() - 1; i > 0; i--) {
            if (dialogue.get(i).later() && random.nextInt(3) == 0) {
                messages.addAll(i, other(spokenOf, part));
            }
        }
        int more = Math.max(0, random.nextInt(10) - 6);
        for (int i = 0; i < more; i++) {
            messages.addAll(other(spokenOf, part));
        }
        return new Chat("small talk", messages);
    }

    /** A dialogue up to one of its replies, for measuring: with the other variants of that reply. */
    Map<Chat, List<String>> heldOut(int index) {
        Map<Chat, List<String>> chats = new LinkedHashMap<>();
        List<Line> dialogue = dialogues.get(index);
        Map<String, String> chosen = chosen(dialogue, Part.HELD_OUT);
        List<ChatMessage> messages = new ArrayList<>();
        for (Line line : dialogue) {
            if (line.user()) {
                messages.add(ChatMessage.user(filled(variant(line, Part.HELD_OUT), chosen)));
            } else {
                List<String> accepted = line.variants().stream()
                        .map(variant -> reply(variant, chosen))
                        .toList();
                messages.add(ChatMessage.assistant(accepted.getFirst()));
                chats.put(new Chat("small talk", messages), accepted);
            }
        }
        return chats;
    }

    /** A whole dialogue, to stand before something else. */
    List<ChatMessage> any() {
        return said(dialogues.get(random.nextInt(dialogues.size())), Part.LEARNED);
    }

    /** Any dialogue that speaks of nothing that was spoken of; nothing if the first that comes does. */
    private List<ChatMessage> other(Set<String> spokenOf, Part part) {
        List<Line> dialogue = dialogues.get(random.nextInt(dialogues.size()));
        Set<String> slots = slots(dialogue);
        if (spokenOf.stream().anyMatch(slots::contains)) {
            return List.of();
        }
        spokenOf.addAll(slots);
        return said(dialogue, part);
    }

    private List<ChatMessage> said(List<Line> dialogue, Part part) {
        Map<String, String> chosen = chosen(dialogue, part);
        List<ChatMessage> messages = new ArrayList<>();
        for (Line line : dialogue) {
            messages.add(
                    line.user()
                            ? ChatMessage.user(filled(variant(line, part), chosen))
                            : ChatMessage.assistant(reply(any(line.variants()), chosen)));
        }
        return messages;
    }

    private String any(List<String> variants) {
        return variants.get(random.nextInt(variants.size()));
    }

    private Map<String, String> chosen(List<Line> dialogue, Part part) {
        Map<String, String> chosen = new HashMap<>();
        for (String slot : slots(dialogue)) {
            List<String> all = Objects.requireNonNull(words.get(slot), slot);
            int kept = Math.max(1, all.size() / HELD_OUT_OF_WORDS);
            chosen.put(
                    slot,
                    part == Part.LEARNED
                            ? all.get(random.nextInt(all.size() - kept))
                            : all.get(all.size() - 1 - random.nextInt(kept)));
        }
        return chosen;
    }

    private String variant(Line line, Part part) {
        List<String> all = line.variants();
        if (all.size() < FEWEST_VARIANTS_TO_KEEP_ONE) {
            return any(all);
        }
        return part == Part.LEARNED ? all.get(random.nextInt(all.size() - 1)) : all.getLast();
    }

    private static Set<String> slots(List<Line> dialogue) {
        Set<String> slots = new TreeSet<>();
        for (Line line : dialogue) {
            line.variants().forEach(text -> SLOT.matcher(text).results().forEach(slot -> slots.add(slot.group(1))));
        }
        return slots;
    }

    private static String reply(String text, Map<String, String> chosen) {
        return SENTENCE_START
                .matcher(filled(text, chosen))
                .replaceAll(start -> start.group().toUpperCase(Locale.ROOT));
    }

    private static String filled(String text, Map<String, String> chosen) {
        return SLOT.matcher(text)
                .replaceAll(slot -> Matcher.quoteReplacement(chosen.get(slot.group(1))))
                .replaceAll("\\b([Aa]) (?=[aeiou])", "$1n ");
    }
}
