package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Table;

/** The cure of a sequence that would give numbers again. */
final class NextNumber {

  private NextNumber() {}

  /** Only of a sequence that goes with a column it is known which rows have its numbers. */
  static Cure behind(Table sequence, Evidence evidence) {
    return evidence.before().schema().tables().stream()
        .flatMap(shape -> evidence.before().schema().sequencesOf(shape.table()).stream())
        .filter(owned -> owned.name().equals(sequence))
        .findFirst()
        .map(owned -> behind(owned.owner(), owned.column()))
        .orElse(Cure.NONE);
  }

  static Cure behind(Table table, String column) {
    return Cure.NONE.then(sql(table, column));
  }

  /** Sets the sequence of a column behind the highest number that a row has. */
  static String sql(Table table, String column) {
    return "SELECT setval(pg_get_serial_sequence('%s', '%s'), (SELECT max(%s) FROM %s))"
        .formatted(
            Quoted.name(table).replace("'", "''"),
            column.replace("'", "''"),
            Quoted.name(column),
            Quoted.name(table));
  }
}
