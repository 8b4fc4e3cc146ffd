package dev.lockkeeper.rehearsal;

import dev.lockkeeper.runner.ScriptListener;
import java.sql.Connection;

/** Is told what a rehearsal does and how far it is, by the one thread that does it. */
public interface Progress extends ScriptListener, AutoCloseable {

  /** One that has no interest. */
  Progress SILENT = new Progress() {};

  /** This is done from now on, until the next is. */
  default void now(String what) {}

  /** This is done from now on, and each statement takes about as long as it took before. */
  default void again(String what) {
    now(what);
  }

  /** So many of the things that belong to it are done. */
  default void done(long some, long all, String things) {}

  /**
   * Tables are filled.
   *
   * @param all rows that there will be; 0 where they are not counted
   */
  default void filling(String what, long rows, long all) {
    if (rows == 0) {
      now(what);
    }
    if (all > 0) {
      done(rows, all, "rows");
    }
  }

  /** Returns one who counts the scripts of a run. */
  default ScriptListener scripts(int all) {
    return new ScriptListener() {
      private int begun;

      @Override
      public void beforeScript(String script, Connection migrating) {
        done(begun, all, "scripts");
        begun++;
      }
    };
  }

  @Override
  default void close() {}
}
