package dev.lockkeeper.runner;

import dev.lockkeeper.script.StatementId;

/** Says that the server refused a statement of a script, so that the run ended there. */
public final class ScriptFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String script;
  private final int index;
  private final transient ServerError error;

  ScriptFailedException(String script, int index, ServerError error) {
    super("%s, statement %d: %s".formatted(script, index, error));
    this.script = script;
    this.index = index;
    this.error = error;
  }

  /** Returns the statement that was refused. */
  public StatementId statement() {
    return new StatementId(script, index);
  }

  /** Returns the server's answer. */
  public ServerError error() {
    return error;
  }
}
