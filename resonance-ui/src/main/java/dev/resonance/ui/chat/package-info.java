/** What the web chat does, without a line of Vaadin: presenters, and the screens that they talk to. */
@NullMarked
package dev.resonance.ui.chat;

import org.jspecify.annotations.NullMarked;
