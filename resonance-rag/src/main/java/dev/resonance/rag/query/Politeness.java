package dev.resonance.rag.query;

import java.util.regex.Pattern;

/** Takes off what is said to the assistant rather than asked of the world. Stateless. */
final class Politeness {
    private static final Pattern BEFORE = Pattern.compile("(?iU)^(?:"
            + "(?:hello|hi|hey|good (?:morning|afternoon|evening)|hallo|bonjour|hola|ciao)(?: there)?(?:\\s*[,.!:]+\\s*|\\s+(?=(?:who|what|when|where|why|how|which|is|are|do|does|did|can|could|would|please|tell|i)\\b))"
            + "|(?:ok(?:ay)?|so|well|um+|uh+|please|pls|bitte|por favor|per favore|s'il (?:vous|te) pla[iî]t)[\\s,]+"
            + "|(?:can|could|would|will) you (?:please |kindly |just )*(?=(?:tell|explain|search|look|find|show|give|help|google|describe|check)\\b)"
            + "|(?:would|do) you mind (?:telling|explaining|showing)(?: to)?(?: me)? "
            + "|(?:can|may|could) i (?:please )?(?:ask|know)(?: you)?[,:]? "
            + "|(?:do|would) you (?:happen to )?know (?:if |whether )?"
            + "|i(?:'m| am| was) (?:just )?(?:wondering|curious)(?: about| if| whether)?[,:]? "
            + "|i(?:'d| would) (?:like|love) (?:you )?to (?:know|tell me|learn|find out|understand)(?: more)?(?: about)? "
            + "|i (?:want|need|have|wish)(?: you)? to (?:know|tell me|learn|find out|understand)(?: more)?(?: about)? "
            + "|(?:tell|show|explain(?: to)?|give|teach) (?:me|us) (?:(?:some |more |all |everything |something )?(?:information |info |details |facts )?(?:about|on|regarding) )?"
            + "|(?:please )?explain (?=\\S)"
            + "|search (?:(?:the )?(?:web|internet|net)|online|google)? ?(?:for |about )?"
            + "|(?:look up|google|find out(?: about)?|find me|find information (?:about|on)|look for|check) "
            + "|what do you know about "
            + "|help me (?:to )?(?:understand|find(?: out)?) "
            + "|(?:kannst|k[oö]nntest) du mir (?:bitte )?(?:sagen|erkl[aä]ren)[, ]+"
            + "|sag(?:e)? mir (?:bitte )?[, ]*"
            + "|(?:peux|pourrais)-tu me dire |dis-moi "
            + "|(?:puedes|podr[ií]as) decirme |dime "
            + ")");
    private static final Pattern AFTER = Pattern.compile(
            "(?iU)[\\s,]*\\b(?:please|pls|thanks?(?: you)?(?: (?:so|very) much| a lot| in advance)?"
                    + "|for me|if you (?:can|could|don't mind)|bitte|danke|s'il (?:vous|te) pla[iî]t|por favor|gracias|per favore|grazie)[\\s.!?]*$");
    private static final Pattern MARKS = Pattern.compile("^[\\s,;:.…¿¡?]+(?![\\w])|^[¿¡]+|[\\s,;:.…?!？。！]+$");

    private Politeness() {}

    /** {@code text} without politeness and end marks; itself where nothing would be left. */
    static String removed(String text) {
        String left = text.replace('’', '\'');
        for (String before = ""; !before.equals(left); ) {
            before = left;
            left = kept(BEFORE.matcher(left).replaceFirst(""), left);
            left = kept(AFTER.matcher(left).replaceFirst(""), left);
            left = kept(MARKS.matcher(left).replaceAll("").strip(), left);
        }
        return left;
    }

    private static String kept(String shorter, String longer) {
        return shorter.codePoints().anyMatch(Character::isLetterOrDigit) ? shorter : longer;
    }
}
