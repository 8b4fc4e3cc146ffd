package dev.lockkeeper.rehearsal;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;

/** What a database has before the first script is applied to it. */
@FunctionalInterface
public interface Beginning {

  /** Nothing. */
  Beginning EMPTY = database -> {};

  /** Makes it in a new database. */
  void make(ScratchDatabase database) throws CheckImpossibleException;
}
