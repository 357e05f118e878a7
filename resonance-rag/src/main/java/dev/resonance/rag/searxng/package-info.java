/** Web search through a SearXNG server of one's own: {@link dev.resonance.rag.searxng.SearxngRetriever}. */
@NullMarked
package dev.resonance.rag.searxng;

import org.jspecify.annotations.NullMarked;
