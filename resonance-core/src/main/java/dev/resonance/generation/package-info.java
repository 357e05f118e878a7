/** From logits to text: sampling, stop strings, incremental decoding and scheduling. No tensor library. */
@NullMarked
package dev.resonance.generation;

import org.jspecify.annotations.NullMarked;
