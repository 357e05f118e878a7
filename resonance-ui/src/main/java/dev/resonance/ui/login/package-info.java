/** Who may see the pages: the login in front of them, before Vaadin hears of a request. */
@NullMarked
package dev.resonance.ui.login;

import org.jspecify.annotations.NullMarked;
