package dev.resonance.rag.query;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Messages for which a search would only bring noise: greetings, thanks, questions to the assistant, sums. Stateless. */
final class SmallTalk {
    private static final String HELLO =
            "hello|hi|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day|night)"
                    + "|hallo|guten (?:tag|morgen|abend)|servus|moin|bonjour|bonsoir|salut|hola|buenos d[ií]as|buenas"
                    + "|ciao|ol[aá]|こんにちは|안녕하세요|你好|привет";
    private static final String THANKS =
            "thanks?(?: you)?(?: (?:so|very) much| a lot)?|cheers|thx|danke(?: sch[oö]n)?|merci"
                    + "(?: beaucoup)?|gracias|muchas gracias|grazie|obrigad[oa]|ありがとう(?:ございます)?|감사합니다|谢谢|спасибо";
    private static final String REPLIES =
            "yes|no|ok(?:ay)?|sure|great|cool|nice|perfect|wow|got it|i see|never ?mind|bye|goodbye|see you(?: later)?";
    private static final String PERSONAL =
            "how are you(?: doing)?(?: today)?|how(?:'s| is) it going|what(?:'s| is) up|who are you|what are you"
                    + "|what(?:'s| is) your name|what can you do|can you help(?: me)?|help(?: me)?"
                    + "|are you (?:a |an )?(?:human|robot|bot|ai|real|there)|how old are you|who (?:made|created) you"
                    + "|nice to meet you|tell me (?:a|another) joke|wie geht(?:'s| es)(?: dir| ihnen)?|[cç]a va"
                    + "|comment (?:ça va|vas-tu|allez-vous)|c[oó]mo est[aá]s|come stai|qué tal";
    private static final String ADDRESSEE =
            "(?: (?:there|all|everyone|friend|resonance|assistant|again|for (?:that|your help|the help)))?";

    private static final Pattern SOCIAL = Pattern.compile("(?iU)(?:(?:" + HELLO + "|" + THANKS + "|" + REPLIES + "|"
            + PERSONAL + ")" + ADDRESSEE + "[\\s,.!?;:-]*)+");

    private static final Pattern SUM =
            Pattern.compile("(?i)(?:(?:what(?:'s| is)|how much is|calculate|compute|solve|evaluate|work out)\\s+)?"
                    + "[\\s(√-]*\\d[\\d\\s.,()%]*(?:(?:[-+*/×÷^]|\\*\\*|x|plus|minus|times|divided by|mod|to the power of)"
                    + "[\\s(√-]*\\d[\\d\\s.,()%!]*)+\\s*=?\\s*[?.!]*");

    private SmallTalk() {}

    /** Why {@code message} needs no search; absent where it may. */
    static Optional<String> reason(String message) {
        String text = message.replaceAll("[\\p{So}\\p{Sk}]", " ").strip().replace('’', '\'');
        if (SUM.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("arithmetic needs no search");
        }
        return SOCIAL.matcher(text).matches() ? Optional.of("small talk needs no search") : Optional.empty();
    }
}
