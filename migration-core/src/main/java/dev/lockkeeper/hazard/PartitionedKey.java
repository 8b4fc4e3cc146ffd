package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The cure for a UNIQUE or PRIMARY KEY of a divided table: each partition gets its own, of which
 * the table's is put together. The server takes a partition's key for that, and no unique index
 * alone.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-partitioning.html">Partitioning</a>
 */
record PartitionedKey(AddConstraint add, Schema schema) {

  Cure cure() {
    List<String> dropped = new ArrayList<>();
    List<String> built = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    dropped.add(dropped(add.table(), DefaultName.of(add.table(), add.constraint())));
    for (Table leaf : new Division(schema).leaves(add.table())) {
      String name = DefaultName.ofPart(add.constraint(), leaf, schema);
      dropped.add(dropped(leaf, name));
      built.addAll(UniqueConstraintBuildsIndex.built(leaf, name, add.constraint()));
      parts.add(UniqueConstraintBuildsIndex.takingOver(leaf, name, add.constraint()));
    }
    return built.isEmpty()
        ? Cure.NONE
        : Cure.NONE
            .then(dropped.toArray(String[]::new))
            .thenOutsideTransaction(built.toArray(String[]::new))
            .then(parts.toArray(String[]::new))
            .then(whole());
  }

  private static String dropped(Table table, String name) {
    return "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s"
        .formatted(Quoted.name(table), Quoted.name(name));
  }

  /** In a script of its own: whoever reads the table locks it before its partitions. */
  private String whole() {
    Constraint key = add.constraint();
    return "ALTER TABLE %s ADD CONSTRAINT %s %s %s%s"
        .formatted(
            Quoted.name(add.table()),
            Quoted.name(DefaultName.of(add.table(), key)),
            key.kind() == Kind.UNIQUE ? "UNIQUE" : "PRIMARY KEY",
            Quoted.list(key.columns()),
            key.deferral().sql());
  }
}
