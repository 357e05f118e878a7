/** How a reply is made: {@link dev.resonance.reply.ReplyPath} is the one path, {@link dev.resonance.reply.Reply} a reply on its way. */
@NullMarked
package dev.resonance.reply;

import org.jspecify.annotations.NullMarked;
