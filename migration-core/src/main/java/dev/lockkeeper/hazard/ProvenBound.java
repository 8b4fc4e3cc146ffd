package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Table;
import java.util.List;

/** The cure that lets a CHECK look at a table's rows before partitioning has to. */
final class ProvenBound {

  private final String alter;
  private final String name;
  private final String condition;

  /**
   * @param condition that every row of the table satisfies
   */
  ProvenBound(Table table, String condition) {
    this.alter = "ALTER TABLE " + Quoted.name(table);
    this.name = Quoted.name(table.name() + "_bound");
    this.condition = condition;
  }

  /** Returns the script that binds new rows, and the one that looks at those that are there. */
  private Cure proving() {
    return Cure.NONE
        .then(without(), "%s ADD CONSTRAINT %s CHECK (%s) NOT VALID".formatted(alter, name, condition))
        .then("%s VALIDATE CONSTRAINT %s".formatted(alter, name));
  }

  private String without() {
    return "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, name);
  }

  /** Returns the cure that proves those bounds, then runs the statement, which looks at no row. */
  static Cure around(String statement, List<ProvenBound> bounds) {
    Cure cure = Cure.NONE;
    for (ProvenBound bound : bounds) {
      cure = cure.then(bound.proving());
    }
    String[] last = new String[bounds.size() + 1];
    last[0] = statement;
    for (int i = 0; i < bounds.size(); i++) {
      last[i + 1] = bounds.get(i).without();
    }
    return cure.then(last);
  }
}
