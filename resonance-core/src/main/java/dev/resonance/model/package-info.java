/** Model files: where they are, what they hold, and what is wrong with them. No tensor library. */
@NullMarked
package dev.resonance.model;

import org.jspecify.annotations.NullMarked;
