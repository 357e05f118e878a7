/** What the web chat looks like: Vaadin views that only render and call a presenter. */
@NullMarked
package dev.resonance.ui.view;

import org.jspecify.annotations.NullMarked;
