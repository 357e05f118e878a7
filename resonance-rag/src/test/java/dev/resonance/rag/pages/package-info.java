@NullMarked
package dev.resonance.rag.pages;

import org.jspecify.annotations.NullMarked;
