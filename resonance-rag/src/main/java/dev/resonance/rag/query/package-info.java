/** From a conversation to a search query, by rules that always give the same. */
@NullMarked
package dev.resonance.rag.query;

import org.jspecify.annotations.NullMarked;
