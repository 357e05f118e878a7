/** Reading plain text: {@link dev.resonance.text.Sentences}. */
@NullMarked
package dev.resonance.text;

import org.jspecify.annotations.NullMarked;
