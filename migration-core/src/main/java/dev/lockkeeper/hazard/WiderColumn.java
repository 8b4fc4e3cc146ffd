package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Cure.Step;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Widens a column by a second one that takes its place. A trigger keeps it equal to what the
 * running release writes, batches fill it, and a short lock is enough to exchange the names. Each
 * script asks whether the column still has its old type, so that a second run finds nothing to do.
 *
 * @param table whose column it is
 * @param column as it stands
 * @param type that it shall have
 * @param key the primary key, where it is on this column alone
 * @param sequence that belongs to the column, where one does
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
record WiderColumn(
    Table table,
    Column column,
    ColumnType type,
    Optional<Constraint> key,
    Optional<Table> sequence) {

  Cure cure() {
    Cure filled =
        Cure.NONE
            .then(
                "%s ADD COLUMN IF NOT EXISTS %s %s".formatted(alter(), other(), type),
                unlessDone(keptEqual()))
            .thenInBatches(batch());
    Cure proven =
        column.notNull()
            ? filled.then(unlessDone(check())).then(unlessDone(List.of(validation())))
            : filled;
    Cure indexed = key.isPresent() ? proven.then(index()) : proven;
    return indexed.then(new Cure(List.of(swap(), drop())));
  }

  /** A trigger is not replaced before PostgreSQL 14. */
  private List<String> keptEqual() {
    String function = Quoted.name(table.sibling(helper()));
    return List.of(
        "CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS".formatted(function)
            + " $f$ BEGIN NEW.%s := NEW.%s; RETURN NEW; END $f$".formatted(other(), name()),
        dropOfTrigger(),
        "CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
            .formatted(Quoted.name(helper()), Quoted.name(table), function));
  }

  private String dropOfTrigger() {
    return "DROP TRIGGER IF EXISTS %s ON %s".formatted(Quoted.name(helper()), Quoted.name(table));
  }

  private String batch() {
    String left =
        " WHERE %s IS DISTINCT FROM %s AND pg_typeof(%s) = '%s'::regtype"
            .formatted(other(), name(), name(), column.type());
    String of = Quoted.name(table);
    return "UPDATE %s SET %s = %s WHERE %s".formatted(of, other(), name(), Batches.some(of, left));
  }

  /** SET NOT NULL skips its scan where a validated CHECK implies it. */
  private List<String> check() {
    return List.of(
        dropOfCheck(),
        "%s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
            .formatted(alter(), Quoted.name(helper()), other()));
  }

  private String validation() {
    return "%s VALIDATE CONSTRAINT %s".formatted(alter(), Quoted.name(helper()));
  }

  private String dropOfCheck() {
    return "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter(), Quoted.name(helper()));
  }

  private Cure index() {
    return Cure.NONE.thenOutsideTransaction(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(table.sibling(helper())),
        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s)"
            .formatted(Quoted.name(helper()), Quoted.name(table), other()));
  }

  private Step swap() {
    List<String> all = new ArrayList<>();
    if (column.notNull()) {
      all.add("%s ALTER COLUMN %s SET NOT NULL".formatted(alter(), other()));
      all.add(dropOfCheck());
    }
    all.add(dropOfTrigger());
    all.add("DROP FUNCTION IF EXISTS %s()".formatted(Quoted.name(table.sibling(helper()))));
    all.addAll(freed());
    all.addAll(exchange());
    return new Step(
        List.of("SET LOCAL lock_timeout = '3s'", unlessDone(all)),
        true,
        false,
        ("%s stands last from here on, without a comment and grants of its own: no release may"
                + " write or read this table without naming columns")
            .formatted(column.name()));
  }

  /** The old column gives away what it has: nobody fills it any more. */
  private List<String> freed() {
    List<String> all = new ArrayList<>();
    key.ifPresent(it -> all.add("%s DROP CONSTRAINT %s".formatted(alter(), named(it))));
    if (column.notNull()) {
      all.add("%s ALTER COLUMN %s DROP NOT NULL".formatted(alter(), name()));
    }
    makesValues()
        .ifPresent(
            value -> {
              all.add("%s ALTER COLUMN %s DROP DEFAULT".formatted(alter(), name()));
              all.add("%s ALTER COLUMN %s SET DEFAULT %s".formatted(alter(), other(), value));
            });
    return all;
  }

  private List<String> exchange() {
    String away = Quoted.name(column.name() + "_old");
    List<String> all = new ArrayList<>();
    all.add("%s RENAME COLUMN %s TO %s".formatted(alter(), name(), away));
    all.add("%s RENAME COLUMN %s TO %s".formatted(alter(), other(), name()));
    all.add("%s RENAME COLUMN %s TO %s".formatted(alter(), away, other()));
    key.ifPresent(
        it ->
            all.add(
                "%s ADD CONSTRAINT %s PRIMARY KEY USING INDEX %s%s"
                    .formatted(alter(), named(it), Quoted.name(helper()), it.deferral().sql())));
    sequence.ifPresent(
        it ->
            all.add(
                "ALTER SEQUENCE %s OWNED BY %s.%s"
                    .formatted(Quoted.name(it), Quoted.name(table), name())));
    return all;
  }

  private Step drop() {
    return new Step(
        List.of("%s DROP COLUMN IF EXISTS %s".formatted(alter(), other())),
        true,
        false,
        "in a later release: the values as they were before the exchange");
  }

  private Optional<String> makesValues() {
    return sequence
        .map(it -> "nextval('%s'::regclass)".formatted(Quoted.name(it).replace("'", "''")))
        .or(() -> column.defaultValue().map(Expression::sql));
  }

  private String unlessDone(List<String> statements) {
    return "DO $$ BEGIN IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = '%s'::regclass\n"
            .formatted(Quoted.name(table).replace("'", "''"))
        + "    AND attname = '%s' AND atttypid = '%s'::regtype) THEN\n"
            .formatted(column.name().replace("'", "''"), column.type())
        + "  "
        + String.join(";\n  ", statements)
        + ";\nEND IF; END $$";
  }

  private String alter() {
    return "ALTER TABLE " + Quoted.name(table);
  }

  private String name() {
    return Quoted.name(column.name());
  }

  private String named(Constraint constraint) {
    return Quoted.name(DefaultName.of(table, constraint));
  }

  private String other() {
    return Quoted.name(other(column.name()));
  }

  private String helper() {
    return helper(table, column.name());
  }

  /** The second column: until the exchange the new one, from then on the old one. */
  static String other(String column) {
    return column + "_swap";
  }

  /** What trigger, function, check and index are called. */
  static String helper(Table table, String column) {
    return table.name() + "_" + other(column);
  }
}
