package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;

/** A way in which a history breaks with what databases already hold. */
public sealed interface Breach {

  /** Returns the script that it shows on; one that is gone, as it was released. */
  Script script();

  /**
   * A released script has another text.
   *
   * @param behaves whether what it does has changed too, rather than comments or white space alone
   */
  record Edited(Script script, boolean behaves) implements Breach {}

  /** A released script is no longer there. */
  record Removed(Script script) implements Breach {}

  /** A released script has another description, or another version. */
  record Renamed(Script script, Script released) implements Breach {}

  /** A pending script sorts before a released one. */
  record OutOfOrder(Script script, Version newestReleased) implements Breach {}
}
