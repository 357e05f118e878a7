package dev.resonance.storage;

/**
 * The parts of searches that a database has its own words for. They name {@code :phrases}, a JSON array of phrases,
 * {@code :rarest}, one of them, and {@code :frequent}, from how many matches on a phrase is frequent; the selects of numbers also name {@code :owner}, whose they are.
 *
 * @param rarest selects the phrase with the fewest matching messages and how many these are, counted up to frequent
 * @param candidates a condition on conversations: the rarest phrase is in it
 * @param holdsAll a condition on conversations: every phrase is in it
 * @param rareMessages selects the numbers of all messages that hold every phrase, where the rarest is rare
 * @param frequentMessages the same from the newest message down, where it is frequent
 * @param titles selects the numbers of the conversations whose title holds every phrase
 */
record SearchSql(
        String rarest,
        String candidates,
        String holdsAll,
        String rareMessages,
        String frequentMessages,
        String titles) {}
