package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.scratch.fill.Filler;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** So many rows that statements find some, and so few that they are made in no time. */
final class FewRows {

  private static final long FEW = 50;

  private FewRows() {}

  /** Fills the tables, but for those that shall have no rows. */
  static void give(ScratchDatabase database, Set<Table> tables, Demands demands, Sizes sizes)
      throws CheckImpossibleException {
    Map<Table, Long> none =
        sizes.byTable().entrySet().stream()
            .filter(size -> size.getValue() == 0)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    new Filler(database.dataSource(), FEW, FEW, none, (what, rows, all) -> {})
        .fill(tables, demands);
  }
}
