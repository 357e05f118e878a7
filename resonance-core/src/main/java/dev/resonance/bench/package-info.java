/** How fast an engine is: what {@code ./resonance bench} measures. */
@NullMarked
package dev.resonance.bench;

import org.jspecify.annotations.NullMarked;
