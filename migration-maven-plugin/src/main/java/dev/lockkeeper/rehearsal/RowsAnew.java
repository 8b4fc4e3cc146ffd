package dev.lockkeeper.rehearsal;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;

/** Makes one more database with all rows. */
interface RowsAnew {

  /** Returns it, as the released scripts leave it; whoever asks drops it. */
  ScratchDatabase make() throws CheckImpossibleException, SQLException;
}
