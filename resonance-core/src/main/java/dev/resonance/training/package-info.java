/** Fine-tuning: data, plan, loop and files. What computes is behind {@code Learner}. */
@NullMarked
package dev.resonance.training;

import org.jspecify.annotations.NullMarked;
