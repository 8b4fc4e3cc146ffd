package dev.lockkeeper.evidence;

import dev.lockkeeper.operation.Table;
import java.util.Map;

/**
 * What holds for a whole history.
 *
 * @param budgets how long traffic may wait
 * @param productionRows rows in production, of the tables for which they are known
 * @param runner how scripts reach the server
 */
public record Setting(Budgets budgets, Map<Table, Long> productionRows, RunnerModel runner) {

  public Setting {
    productionRows = Map.copyOf(productionRows);
  }

  /** With a runner that nobody has configured. */
  public Setting(Budgets budgets, Map<Table, Long> productionRows) {
    this(budgets, productionRows, RunnerModel.DEFAULT);
  }

  /** Returns the same with another runner. */
  public Setting under(RunnerModel other) {
    return new Setting(budgets, productionRows, other);
  }
}
