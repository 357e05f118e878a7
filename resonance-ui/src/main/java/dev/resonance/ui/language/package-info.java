/** What the web chat says, in every language it speaks: closed sets of texts, and one file of words a language. */
@NullMarked
package dev.resonance.ui.language;

import org.jspecify.annotations.NullMarked;
