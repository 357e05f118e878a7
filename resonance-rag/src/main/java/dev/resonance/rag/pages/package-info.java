/** Reading the pages that results lead to. They are anybody's, so nothing about them is trusted. */
@NullMarked
package dev.resonance.rag.pages;

import org.jspecify.annotations.NullMarked;
