package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.script.Token;
import java.util.List;

/**
 * A procedure that the scripts have made.
 *
 * @param parameters their names, in order
 * @param body its tokens
 */
record Procedure(List<String> parameters, List<Token> body) {}
