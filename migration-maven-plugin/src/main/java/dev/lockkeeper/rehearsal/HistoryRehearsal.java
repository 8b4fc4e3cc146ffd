package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Optional;

/** The pending scripts of one history, applied to a scratch database. */
public interface HistoryRehearsal {

  /**
   * Returns what each pending statement did.
   *
   * @throws CheckImpossibleException when not even the first pending statement could be tried
   */
  Rehearsed run() throws CheckImpossibleException;

  /**
   * Returns what the running release would miss; fills no table and measures nothing.
   *
   * @throws CheckImpossibleException when not even the first pending statement could be tried
   */
  Compared compare() throws CheckImpossibleException;

  /** Returns what the running release would miss, as soon as {@link #run} has come so far. */
  Optional<Compared> compared();
}
