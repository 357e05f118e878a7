/** What to do with Resonance, one {@code main} a file. */
@NullMarked
package dev.resonance.examples;

import org.jspecify.annotations.NullMarked;
