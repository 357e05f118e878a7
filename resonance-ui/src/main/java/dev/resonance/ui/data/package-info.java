/** What is stored, for whoever owns it: looked at, saved, read in, wiped. Without a line of Vaadin. */
@NullMarked
package dev.resonance.ui.data;

import org.jspecify.annotations.NullMarked;
