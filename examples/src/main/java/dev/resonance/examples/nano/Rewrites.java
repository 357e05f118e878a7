package dev.resonance.examples.nano;

import java.util.ArrayList;
import java.util.List;

/** "Put this in the past: She walks home.": simple sentences in another tense, denied, or asked. Stateless. */
final class Rewrites {
    private static final List<String> SINGULAR =
            List.of("She", "He", "Tom", "Anna", "My sister", "The teacher", "The boy", "My father");
    private static final List<String> PLURAL = List.of("I", "We", "They", "You", "The children", "My friends");

    /** How a sentence is changed. */
    private enum Change {
        PAST(
                "Rewrite in the past tense: X|Put this in the past: X|Change to the past tense: X|X Write this in the past."),
        FUTURE("Rewrite in the future tense: X|Put this in the future: X|Change to the future tense: X"),
        DENIAL("Make this negative: X|Rewrite as a negative sentence: X|Say the opposite: X|Negate this: X"),
        QUESTION("Turn this into a question: X|Rewrite as a question: X|Make a question of this: X");

        private final String requests;

        Change(String requests) {
            this.requests = requests;
        }

        /** One of the ways to ask for it. */
        String request(int which, String sentence) {
            List<String> ways = List.of(requests.split("\\|", -1));
            return ways.get(which % ways.size()).replace("X", sentence);
        }
    }

    private record Verb(String base, String third, String past) {}

    private Rewrites() {}

    static List<Chat> of(List<String> text) {
        List<Chat> chats = new ArrayList<>();
        for (String line : text) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(": ", -1);
            String[] forms = parts[0].split(", ", -1);
            Verb verb = new Verb(forms[0], forms[1], forms[2]);
            for (String rest : parts[1].split(" \\| ", -1)) {
                SINGULAR.forEach(subject -> add(chats, subject, true, verb, rest));
                PLURAL.forEach(subject -> add(chats, subject, false, verb, rest));
            }
        }
        return chats;
    }

    private static void add(List<Chat> chats, String subject, boolean third, Verb verb, String rest) {
        String present = subject + " " + (third ? verb.third() : verb.base()) + " " + rest + ".";
        for (Change change : Change.values()) {
            chats.add(Chat.of(
                    "rewrite", change.request(chats.size(), present), changed(change, subject, third, verb, rest)));
        }
    }

    private static String changed(Change change, String subject, boolean third, Verb verb, String rest) {
        String does = third ? "does" : "do";
        return switch (change) {
            case PAST -> subject + " " + verb.past() + " " + rest + ".";
            case FUTURE -> subject + " will " + verb.base() + " " + rest + ".";
            case DENIAL -> subject + " " + does + " not " + verb.base() + " " + rest + ".";
            case QUESTION ->
                Character.toUpperCase(does.charAt(0)) + does.substring(1) + " " + inside(subject) + " " + verb.base()
                        + " " + rest + "?";
        };
    }

    private static String inside(String subject) {
        return subject.matches("I|Tom|Anna")
                ? subject
                : Character.toLowerCase(subject.charAt(0)) + subject.substring(1);
    }
}
