@NullMarked
package dev.resonance.examples;

import org.jspecify.annotations.NullMarked;
