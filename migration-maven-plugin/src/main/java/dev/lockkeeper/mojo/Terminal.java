package dev.lockkeeper.mojo;

import java.io.Console;
import java.util.Optional;

/** Where a person may wait for what a build does. */
final class Terminal {

  private Terminal() {}

  /**
   * Returns whether one does.
   *
   * @param interactive what Maven says, unless it runs with {@code -B} or its settings forbid it
   * @param console of this process, where it has one
   */
  static boolean isWatched(boolean interactive, Optional<Console> console) {
    return interactive && console.filter(Terminal::isTerminal).isPresent();
  }

  /**
   * Until Java 21 there is no console where input or output is a file or a pipe, as in CI. Since 22
   * there is one all the same, and it says what it is in a method that Java 17 does not have.
   */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
