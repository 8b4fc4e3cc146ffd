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

  /**
   * A pending script sorts before a released one.
   *
   * @param branch that has the newer one, where it is not this one
   */
  record OutOfOrder(Script script, Version newest, Optional<String> branch) implements Breach {
    OutOfOrder(Script script, Version newest) {
      this(script, newest, Optional.empty());
    }
  }

  /**
   * Two scripts have one version, or two repeatable ones one description.
   *
   * @param branch that has the other one, where it is not this one
   */
  record TakenTwice(Script script, Script other, Optional<String> branch) implements Breach {}

  /** A pending script is not the next one of scripts that have been counted without a gap. */
  record LeftOut(Script script, Version missing) implements Breach {}
}
