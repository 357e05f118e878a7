/**
 * Web search on DuckDuckGo's pages for browsers without scripts: {@link dev.resonance.rag.duckduckgo.DuckDuckGoRetriever}.
 *
 * <p>There is no contract for these pages, and servers are often refused: the rate is kept low, a challenge is reported
 * and never solved.
 */
@NullMarked
package dev.resonance.rag.duckduckgo;

import org.jspecify.annotations.NullMarked;
