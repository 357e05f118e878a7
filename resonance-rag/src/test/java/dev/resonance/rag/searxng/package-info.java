@NullMarked
package dev.resonance.rag.searxng;

import org.jspecify.annotations.NullMarked;
