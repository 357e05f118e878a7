/** From a message's Markdown to safe HTML; nothing here knows of a page. */
@NullMarked
package dev.resonance.ui.text;

import org.jspecify.annotations.NullMarked;
