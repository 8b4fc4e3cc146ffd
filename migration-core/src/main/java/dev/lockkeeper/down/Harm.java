package dev.lockkeeper.down;

import dev.lockkeeper.script.Statement;

/**
 * What one statement of a down script would do to data that is there.
 *
 * @param statement which may stand inside a body
 * @param destroys false where nothing is lost, and somebody should know of it all the same
 * @param what in words, beginning with a verb
 */
public record Harm(Statement statement, boolean destroys, String what) {}
