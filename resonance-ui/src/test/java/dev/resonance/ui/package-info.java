@NullMarked
package dev.resonance.ui;

import org.jspecify.annotations.NullMarked;
