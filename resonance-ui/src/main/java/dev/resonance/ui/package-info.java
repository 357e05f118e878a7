/** The web chat: {@link dev.resonance.ui.WebChat} serves it, {@link dev.resonance.ui.Main} starts it beside the API. */
@NullMarked
package dev.resonance.ui;

import org.jspecify.annotations.NullMarked;
