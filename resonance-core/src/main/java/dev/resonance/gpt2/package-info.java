/** GPT-2 on DJL: the only package that sees a tensor. */
@NullMarked
package dev.resonance.gpt2;

import org.jspecify.annotations.NullMarked;
