/** What every part of Resonance throws. */
@NullMarked
package dev.resonance.error;

import org.jspecify.annotations.NullMarked;
