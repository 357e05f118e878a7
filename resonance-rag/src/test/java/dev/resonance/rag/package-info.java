@NullMarked
package dev.resonance.rag;

import org.jspecify.annotations.NullMarked;
