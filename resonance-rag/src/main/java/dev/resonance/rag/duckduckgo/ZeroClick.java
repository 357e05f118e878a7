package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.text.WebAddress;

/** The box above the results: an encyclopedia's abstract. */
record ZeroClick(String title, String text, WebAddress url) {}
