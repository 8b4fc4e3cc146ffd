package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;
import java.util.Optional;

/** A way in which a history breaks with what databases already hold. */
public sealed interface Breach {

  /** Returns the script that it shows on; one that is gone, as it was released. */
  Script script();

  /**
   * A released script has another text.
   *
   * @param commit that has the text of old, abbreviated; absent where it is the base's, or unknown
   */
  record Edited(Script script, Change change, Optional<String> commit) implements Breach {
    Edited(Script script, Change change) {
      this(script, change, Optional.empty());
    }
  }

  /** A released script is no longer there. */
  record Removed(Script script) implements Breach {}

  /** A database has had a script that is newer than all that are there. */
  record Ahead(Script script) implements Breach {}

  /** A database has begun a script, and not come to its end. */
  record Failed(Script script) implements Breach {}

  /** A released script has another description, another version, or another kind. */
  record Renamed(Script script, Script released) implements Breach {}

  /** A pending script sorts before a released one. */
  record OutOfOrder(Script script, Version newestReleased) implements Breach {}
}
