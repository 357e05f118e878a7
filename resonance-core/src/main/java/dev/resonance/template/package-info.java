/** From chat messages to the text a model was trained on. */
@NullMarked
package dev.resonance.template;

import org.jspecify.annotations.NullMarked;
