/** The contract of a source of passages: {@link dev.resonance.retrieval.Retriever}. */
@NullMarked
package dev.resonance.retrieval;

import org.jspecify.annotations.NullMarked;
