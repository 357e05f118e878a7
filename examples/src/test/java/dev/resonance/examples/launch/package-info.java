@NullMarked
package dev.resonance.examples.launch;

import org.jspecify.annotations.NullMarked;
