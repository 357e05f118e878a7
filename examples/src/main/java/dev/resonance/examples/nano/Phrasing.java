package dev.resonance.examples.nano;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Asks as people type: now and then in small letters, without the question mark, or with a few polite words. */
final class Phrasing {
    private static final List<String> POLITE =
            List.of("Can you tell me: ", "Please tell me: ", "I would like to know: ", "Tell me, ");

    private final Random random;

    Phrasing(Random random) {
        this.random = random;
    }

    String of(String question) {
        String asked = question;
        int how = random.nextInt(20);
        if (how == 0) {
            String small = Character.toLowerCase(asked.charAt(0)) + asked.substring(1);
            asked = POLITE.get(random.nextInt(POLITE.size())) + small;
        } else if (how < 4) {
            asked = asked.toLowerCase(Locale.ROOT);
        } else if (how < 6) {
            asked = Character.toLowerCase(asked.charAt(0)) + asked.substring(1);
        }
        return asked.endsWith("?") && random.nextInt(6) == 0 ? asked.substring(0, asked.length() - 1) : asked;
    }
}
