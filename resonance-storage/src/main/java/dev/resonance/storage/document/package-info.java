/** What files are, and the text in them: {@link dev.resonance.storage.document.DocumentIntake}. */
@NullMarked
package dev.resonance.storage.document;

import org.jspecify.annotations.NullMarked;
