/**
 * How well passages are found and quoted: {@link dev.resonance.examples.evaluation.RetrievalEvaluation}. The questions are
 * not part of Resonance; docs/retrieval.md says where they are from and what came out.
 */
@NullMarked
package dev.resonance.examples.evaluation;

import org.jspecify.annotations.NullMarked;
