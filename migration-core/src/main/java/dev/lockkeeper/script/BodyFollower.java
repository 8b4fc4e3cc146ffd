package dev.lockkeeper.script;

import java.util.List;
import java.util.Optional;

/** Follows a body from statement to statement, and may know which of its branches are taken. */
public interface BodyFollower {

  /**
   * Takes the next statement of the body, in the order in which they stand there.
   *
   * @param surely whether it is run whenever the body is
   */
  void statement(Statement statement, boolean surely);

  /** Takes one of its handlers that do nothing about a failure, after all its statements. */
  void swallowed(Swallowed handler);

  /**
   * Returns the tables right below the table of that name, each as its schema, where it has to be
   * named, and its name; nothing where they are not known.
   */
  Optional<List<List<String>>> childrenOf(String table);

  /** Returns whether a condition holds where it is met; nothing where that is not known. */
  Optional<Boolean> holds(List<Token> condition);
}
