package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Cure.Step;
import java.util.List;

/**
 * Widens a column by a second one that takes its place. A trigger keeps it equal to what the
 * running release writes, batches fill it, and a short lock is enough to exchange the names.
 *
 * @param wider the column
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
record SecondColumn(WiderColumn wider) {

  Cure cure() {
    Cure cure = filled().then(new RequiredColumn(wider).proven());
    cure = cure.then(new Twins(wider).beside());
    if (wider.sequence().isPresent() && !wider.isIdentity()) {
      cure = cure.then(wider.unlessDone(List.of(sequence())));
    }
    return cure.then(new ColumnExchange(wider).cure()).then(new Cure(List.of(drop())));
  }

  private Cure filled() {
    return Cure.NONE
        .then(
            "%s ADD COLUMN IF NOT EXISTS %s %s"
                .formatted(wider.alter(), wider.other(), wider.type()),
            wider.unlessDone(keptEqual()))
        .thenInBatches(batch());
  }

  /** A trigger is not replaced before PostgreSQL 14. */
  private List<String> keptEqual() {
    String function = wider.helperInSchema();
    return List.of(
        "CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS".formatted(function)
            + " $f$ BEGIN NEW.%s := NEW.%s; RETURN NEW; END $f$"
                .formatted(wider.other(), wider.name()),
        dropOfTrigger(wider),
        "CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
            .formatted(Quoted.name(wider.helper()), wider.of(), function));
  }

  private String batch() {
    String left =
        " WHERE %s IS DISTINCT FROM %s AND pg_typeof(%s) = '%s'::regtype"
            .formatted(wider.other(), wider.name(), wider.name(), wider.column().type());
    return "UPDATE %s SET %s = %s WHERE %s"
        .formatted(wider.of(), wider.other(), wider.name(), Batches.some(wider.of(), left));
  }

  /**
   * ALTER COLUMN … TYPE leaves a serial's sequence as it is, and INSERTs would fail where the old
   * type ends. It is locked here and not with the table, which who has asked it for a number may
   * want next.
   */
  private String sequence() {
    return "ALTER SEQUENCE %s AS %s OWNED BY %s.%s"
        .formatted(
            Quoted.name(wider.sequence().orElseThrow()), wider.type(), wider.of(), wider.other());
  }

  private Step drop() {
    return new Step(
        List.of("%s DROP COLUMN IF EXISTS %s".formatted(wider.alter(), wider.other())),
        true,
        false,
        "in a later release: the values as they were before the exchange");
  }

  static String dropOfTrigger(WiderColumn wider) {
    return "DROP TRIGGER IF EXISTS %s ON %s".formatted(Quoted.name(wider.helper()), wider.of());
  }
}
