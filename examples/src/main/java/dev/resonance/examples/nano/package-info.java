/** Makes what the bundled model is trained on, and what it is measured by. */
@NullMarked
package dev.resonance.examples.nano;

import org.jspecify.annotations.NullMarked;
