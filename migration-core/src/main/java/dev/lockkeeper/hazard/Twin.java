package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import java.util.List;

/** What rests on a column, and gets a second one beside it that rests on the second column. */
interface Twin {

  /** Returns the scripts that make the second one, while the first goes on doing its work. */
  Cure beside();

  /** Returns what takes the first one away, under the lock. */
  List<String> freed();

  /** Returns what gives its name to the second one, once the columns have changed theirs. */
  List<String> named();

  /** Returns what the second one is called until then. */
  String second();

  /** Returns whether something else is called that. */
  boolean isTaken();
}
