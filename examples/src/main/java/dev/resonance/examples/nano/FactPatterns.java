package dev.resonance.examples.nano;

import static dev.resonance.examples.nano.FactPattern.fact;

import java.util.List;

/** The facts that are asked for in encyclopaedia articles: who, when, where, how many, and why something has its name. */
final class FactPatterns {
    private static final String YEAR = "(?:1\\d{3}|20\\d\\d)";
    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final String DATE = "(?:" + MONTH + " \\d{1,2},? " + YEAR + "|\\d{1,2} " + MONTH + " " + YEAR + "|"
            + MONTH + " " + YEAR + "|" + YEAR + ")";
    private static final String MADE = "(founded|established|created|formed|built|constructed|completed|opened|released"
            + "|published|introduced|launched|invented|discovered|developed|designed|written|directed|composed|painted"
            + "|named|incorporated|recorded|first used|abolished|destroyed|elected|crowned|appointed|inaugurated)";
    private static final String MAKER =
            "(founded|established|created|built|discovered|invented|developed|designed|written"
                    + "|directed|produced|composed|painted|published|named|owned|led|ruled|played|portrayed|conquered)";
    private static final String NUMBER = "(?:\\d[\\d,.]*(?: (?:million|billion|thousand))?)";

    /** Of people. */
    static final List<FactPattern> PEOPLE = List.of(
            fact(
                    "born",
                    "^(?:(?! was | were | is )[^(])*\\((?:[^()]*[;,] )?(?:born |b\\. )?" + DATE
                            + "(?: in [^()]*)? ?[–—-]|\\(born [^()]*" + YEAR + "|\\bwas born\\b[^.;]{0,60}\\b" + YEAR,
                    "When was S born?",
                    "What is the date of birth of S?",
                    "In what year was S born?",
                    "What is the birthday of S?"),
            fact(
                    "died",
                    "^(?:(?! was | were | is )[^(])*\\([^()]*[–—-] ?" + DATE + "\\)|\\bdied\\b[^.;]{0,60}\\b" + YEAR,
                    "When did S die?",
                    "In what year did S die?"),
            fact(
                    "birthplace",
                    "\\b[Ww]as born\\b[^.;]{0,40}\\b(?:in|at|near) (?:the )?[A-Z][a-z]+|\\bborn in [A-Z][a-z]+",
                    "Where was S born?",
                    "In which place was S born?",
                    "Where does S come from?"),
            fact(
                    "death place",
                    "\\bdied\\b[^.;]{0,40}\\b(?:in|at|near) (?:the )?[A-Z][a-z]+(?! \\d)",
                    "Where did S die?"),
            fact("cause of death", "\\bdied (?:of|from) ", "How did S die?", "What did S die of?"),
            fact(
                    "school",
                    "\\b(?:studied|graduated|educated|attended|was a student)\\b[^.;]{0,60}\\b(?:University|College"
                            + "|School|Academy|Institute)",
                    "Where did S study?",
                    "Which school did S attend?",
                    "Where was S educated?"),
            fact(
                    "married",
                    "\\b[Mm]arried [A-Z]|\\bwas married to ",
                    "Who did S marry?",
                    "Whom did S marry?",
                    "Who was S married to?"),
            fact(
                    "prize",
                    "\\b(?:won|was awarded|received) (?:the|a|an) [^.;]{0,60}(?:Prize|Award|Medal|Oscar|Grammy)",
                    "Which prize did S win?",
                    "What award did S receive?",
                    "What did S win?"),
            fact("moved", "\\b(?:moved|emigrated) to [A-Z]", "Where did S move to?"),
            fact(
                    "parents",
                    "\\b(?:son|daughter) of |\\bborn to |\\b(?:his|her) (?:father|mother|parents) (?:was|were) ",
                    "Who were the parents of S?",
                    "Whose child was S?"),
            fact(
                    "known for",
                    "\\b(?:best|also|well|widely)?[ -]?known (?:for|as) |\\bfamous (?:for|as) |\\bremembered for ",
                    "What is S known for?",
                    "Why is S famous?",
                    "What is S famous for?"));

    /** Of anything. */
    static final List<FactPattern> THINGS = List.of(
            fact(
                    "made when",
                    "\\b(was|were) (?:\\w+ly )?" + MADE + "\\b[^.;]{0,70}\\b(?:in|on) (?:early |late |mid-)?" + DATE,
                    "When $1 S $2?",
                    "In what year $1 S $2?",
                    "What year $1 S $2?"),
            fact(
                    "made by",
                    "\\b(was|were|is|are) (?:\\w+ly )?" + MAKER + "\\b[^.;,]{0,40}\\bby (?:the )?(?:[a-z]+ ){0,3}[A-Z]",
                    "Who $2 S?",
                    "By whom $1 S $2?",
                    "Who $1 S $2 by?"),
            fact(
                    "a work of",
                    "\\b(?:is|was) an? [^.;,]{0,60}?\\b(written|directed|created|composed|designed|developed|published"
                            + "|produced|painted|recorded|founded)\\b[^.;,]{0,30}\\bby (?:the )?(?:[a-z]+ ){0,3}[A-Z]",
                    "Who $1 S?",
                    "Who was S $1 by?"),
            fact(
                    "began",
                    "\\b(?:began|started)\\b[^.;]{0,30}\\b(?:in|on) " + DATE,
                    "When did S begin?",
                    "When did S start?"),
            fact("ended", "\\b(?:ended|closed|was dissolved)\\b[^.;]{0,30}\\b(?:in|on) " + DATE, "When did S end?"),
            fact(
                    "took place",
                    "\\b(?:took place|was fought|was held|were held)\\b[^.;]{0,60}\\b" + YEAR,
                    "When did S take place?",
                    "When was S?"),
            fact(
                    "place",
                    "\\b(?:is|was) (?:an?|the) [^.;]{0,60}?\\b(?:city|town|village|commune|municipality|county|district"
                            + "|river|mountain|lake|island|university|museum|bridge|airport|station|castle|church|park|building"
                            + "|region|province|suburb|peninsula|volcano)\\b[^.;]{0,40}?\\b(?:in|on|of|at|near) (?:the )?(?:[a-z]+ ){0,3}[A-Z]",
                    "Where is S?",
                    "Where is S located?",
                    "Where can I find S?"),
            fact(
                    "located",
                    "\\b(?:is|are|was|lies|is also) (?:located|situated|found)?\\b ?(?:in|on|at|near|between) (?:the )?"
                            + "(?:[a-z]+ ){0,4}[A-Z]",
                    "Where is S?",
                    "Where is S located?",
                    "In which place is S?"),
            fact(
                    "population",
                    "\\b[Pp]opulation\\b[^.;]{0,60}\\d{2}|\\d[\\d,.]+ (?:million )?(?:inhabitants|residents)",
                    "What is the population of S?",
                    "How many people live in S?",
                    "How many inhabitants does S have?"),
            fact(
                    "area",
                    NUMBER + " (?:square|sq\\.?) ?(?:kilomet|mile|km|mi|met|f)|" + NUMBER + " (?:km2|acres|hectares)",
                    "What is the area of S?",
                    "How large is S?",
                    "How big is S?"),
            fact(
                    "length",
                    NUMBER
                            + "[ -](?:km|kilomet\\w+|miles?|met\\w+|m|feet|ft)\\b[^.;]{0,25}\\b(?:long|in length)|\\blength of [^.;]{0,20}\\d",
                    "How long is S?",
                    "What is the length of S?"),
            fact(
                    "height",
                    NUMBER
                            + "[ -](?:met\\w+|m|feet|ft)\\b[^.;]{0,30}\\b(?:tall|high|in height|above sea level|elevation)"
                            + "|\\b(?:height|elevation|altitude) of [^.;]{0,20}\\d",
                    "How high is S?",
                    "How tall is S?",
                    "What is the height of S?"),
            fact(
                    "capital",
                    "\\b[Cc]apital\\b[^.;]{0,40}\\b(?:is|was) [A-Z]|\\b[A-Z]\\w+,? (?:is|was) the capital\\b",
                    "What is the capital of S?",
                    "Which city is the capital of S?"),
            fact(
                    "language",
                    "\\b[Oo]fficial languages?\\b",
                    "What is the official language of S?",
                    "Which language is spoken in S?"),
            fact(
                    "currency",
                    "\\bcurrency (?:is|was|of [A-Z]\\w+ is) |\\b(?:is|was) the (?:official )?(?:\\w+ )?currency of ",
                    "What is the currency of S?",
                    "What money is used in S?"),
            fact(
                    "name",
                    "\\b(?:is|was|were|are) named (?:after|for)\\b|\\bname\\b[^.;]{0,40}\\b(?:comes|derives|derived|is derived|originates) from",
                    "What is S named after?",
                    "Where does the name of S come from?",
                    "Why is S called so?"),
            fact(
                    "parts",
                    "\\b(?:consists? of|is composed of|is made (?:up )?(?:of|from)|comprises|are composed of|are made of) ",
                    "What does S consist of?",
                    "What is S made of?"),
            fact(
                    "use",
                    "\\b(?:is|are) (?:\\w+ly |also )?used (?:for|to|in|as) ",
                    "What is S used for?",
                    "What do people use S for?"),
            fact(
                    "other name",
                    "\\b(?:also|sometimes|commonly|formerly) (?:known|called|referred to) ",
                    "What is S also called?",
                    "What is another name for S?"),
            fact(
                    "flows",
                    "\\b(?:flows|empties) (?:in|into|to|through|from) ",
                    "Where does S flow?",
                    "What does S flow into?"),
            fact(
                    "based",
                    "\\b(?:headquartered|headquarters|based) (?:is |are |are located |is located )?in (?:[a-z]+ )?[A-Z]",
                    "Where is S based?",
                    "Where are the headquarters of S?"),
            fact(
                    "lives",
                    "\\b(?:lives?|is found|are found|occurs?|is native|are native) (?:in|to|throughout|on) ",
                    "Where does one find S?",
                    "Where do S live?",
                    "Where is S found?"),
            fact("eats", "\\b(?:eats?|feeds?|diet)\\b", "What does S eat?", "What do S eat?"),
            fact("speakers", "\\bspoken (?:in|by|as) |\\bspeakers\\b", "Where is S spoken?", "Who speaks S?"),
            fact("cause", "\\b(?:is|are|was|were) (?:\\w+ly )?caused by ", "What causes S?", "Why does S happen?"),
            fact(
                    "members",
                    "\\b(?:has|had|have) (?:about |over |more than |around |approximately )?(?:\\d[\\d,.]*|two|three|four|five|six"
                            + "|seven|eight|nine|ten|twelve) (members|employees|students|species|episodes|players|islands|provinces"
                            + "|states|seats|teams|schools|languages|moons|children|stations|floors|districts|chapters|songs|speakers)\\b",
                    "How many $1 does S have?",
                    "How many $1 are there in S?",
                    "What is the number of $1 of S?"),
            fact("plays", "\\b(?:played|portrayed) by [A-Z]", "Who played S?", "Which actor played S?"),
            fact("stars", "\\b(?:starring|stars) [A-Z]", "Who stars in S?", "Which actors are in S?"),
            fact("wrote", "\\bwrote (?:the|his|her|a|an|several|many) ", "What did S write?", "What has S written?"),
            fact("invented", "\\binvented (?:the|a|an) ", "What did S invent?"),
            fact("discovered", "\\bdiscovered (?:the|a|an|that) ", "What did S discover?"),
            fact("founded", "\\bfounded (?:the|a|an) ", "What did S found?"));

    private FactPatterns() {}
}
