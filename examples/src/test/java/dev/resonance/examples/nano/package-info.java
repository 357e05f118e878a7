@NullMarked
package dev.resonance.examples.nano;

import org.jspecify.annotations.NullMarked;
