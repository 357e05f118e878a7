/** From markup and files to plain sentences and passages. */
@NullMarked
package dev.resonance.rag.text;

import org.jspecify.annotations.NullMarked;
