@NullMarked
package dev.resonance.storage.document;

import org.jspecify.annotations.NullMarked;
