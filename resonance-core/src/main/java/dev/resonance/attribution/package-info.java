/**
 * Whether sources bear an answer out: {@link dev.resonance.attribution.AnswerSupport}. Sources as text to show:
 * {@link dev.resonance.attribution.SourceFormat}.
 */
@NullMarked
package dev.resonance.attribution;

import org.jspecify.annotations.NullMarked;
