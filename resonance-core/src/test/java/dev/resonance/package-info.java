/** Tests of the whole. */
@NullMarked
package dev.resonance;

import org.jspecify.annotations.NullMarked;
