/** Answers with sources: {@link dev.resonance.rag.LocalDocuments} finds passages in files, without any network. */
@NullMarked
package dev.resonance.rag;

import org.jspecify.annotations.NullMarked;
