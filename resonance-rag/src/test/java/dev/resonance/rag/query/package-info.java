@NullMarked
package dev.resonance.rag.query;

import org.jspecify.annotations.NullMarked;
