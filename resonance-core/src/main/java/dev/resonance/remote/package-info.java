/** A chat model behind OpenAI's API on another server: {@link dev.resonance.remote.RemoteChatEngine}. */
@NullMarked
package dev.resonance.remote;

import org.jspecify.annotations.NullMarked;
