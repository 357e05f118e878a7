package dev.resonance.rag.duckduckgo;

/**
 * What the next page has to be asked with. Without the token of the first page a request is refused at once.
 *
 * @param vqd the token that binds it to the query
 * @param offset how many results came before
 * @param count the page's own counter
 */
record NextPage(String vqd, String offset, String count) {}
