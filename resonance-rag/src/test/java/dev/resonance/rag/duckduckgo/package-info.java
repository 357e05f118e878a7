@NullMarked
package dev.resonance.rag.duckduckgo;

import org.jspecify.annotations.NullMarked;
