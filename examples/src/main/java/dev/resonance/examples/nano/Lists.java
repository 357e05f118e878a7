package dev.resonance.examples.nano;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** "Name three colours.": the same things in the same order always, since a small model learns no more. Stateless. */
final class Lists {
    private static final List<String> NUMBERS = List.of("two", "three", "four", "five", "six");
    private static final List<String> DIGITS = List.of("2", "3", "4", "5", "6");
    private static final List<String> ASKED = List.of(
            "Name N T.",
            "List N T.",
            "Give me N T.",
            "Can you name N T?",
            "Tell me N T.",
            "name N T",
            "list N T",
            "Please name N T.",
            "N T please",
            "I need N T.",
            "Write down N T.",
            "What are N T?");

    private Lists() {}

    /** All requests with their answers. */
    static List<Chat> of(List<String> text) {
        List<Chat> chats = new ArrayList<>();
        for (String line : text) {
            String[] parts = line.split(": ", -1);
            List<String> things = List.of(parts[1].split(", ", -1));
            for (String topic : parts[0].split(" \\| ", -1)) {
                for (int count = 0; count < NUMBERS.size(); count++) {
                    for (String asked : ASKED) {
                        String number = (chats.size() % 4 == 0 ? DIGITS : NUMBERS).get(count);
                        chats.add(Chat.of(
                                "list",
                                capitalized(asked.replaceAll("\\bN\\b", number).replaceAll("\\bT\\b", topic), asked),
                                joined(things.subList(0, count + 2))));
                    }
                }
            }
        }
        return chats;
    }

    private static String capitalized(String text, String asked) {
        return Character.isUpperCase(asked.charAt(0)) ? text : text.toLowerCase(Locale.ROOT);
    }

    private static String joined(List<String> things) {
        String first = String.join(", ", things.subList(0, things.size() - 1));
        String all = first + " and " + things.getLast() + ".";
        return Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }
}
