@NullMarked
package dev.resonance.rag.testkit;

import org.jspecify.annotations.NullMarked;
