package dev.resonance.examples.nano;

import java.util.ArrayList;
import java.util.List;

/** Sums that fit on ten fingers, or nearly. Stateless. */
final class Sums {
    private static final int GREATEST = 10;
    private static final List<String> ASKED =
            List.of("What is A?", "A", "A = ?", "how much is A", "A=", "Calculate A.", "what's A?");

    private Sums() {}

    static List<Chat> all() {
        List<Chat> chats = new ArrayList<>();
        for (int first = 0; first <= GREATEST; first++) {
            for (int second = 0; second <= GREATEST; second++) {
                for (String asked : ASKED) {
                    add(chats, asked, first + " + " + second, first + second);
                    add(chats, asked, first + "+" + second, first + second);
                    if (second <= first) {
                        add(chats, asked, first + " - " + second, first - second);
                    }
                }
            }
        }
        return chats;
    }

    private static void add(List<Chat> chats, String asked, String sum, int result) {
        String written = sum.replaceAll("(\\d)([+-])(\\d)", "$1 $2 $3");
        chats.add(Chat.of("sum", asked.replace("A", sum), written + " = " + result));
    }
}
