@NullMarked
package dev.resonance.rag.text;

import org.jspecify.annotations.NullMarked;
