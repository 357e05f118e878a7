/** Who may log in to the web chat where it has several users: their names, password hashes and roles, in one file. */
@NullMarked
package dev.resonance.server.account;

import org.jspecify.annotations.NullMarked;
