package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Tables that cannot be made, renamed, emptied or dropped because of others.
 *
 * @param schema before the operation
 */
record ObjectRefusals(Schema schema, ServerState state) {

  /** Returns why the operation is refused, if it is; {@code all} are those of its statement. */
  Optional<String> of(Operation operation, List<Operation> all) {
    if (operation instanceof CreateTable made) {
      return made.ifNotExists() || made.temporary() ? Optional.empty() : taken(made.table());
    }
    if (operation instanceof CreateObject made && made.kind() == ObjectKind.VIEW) {
      return made.guarded() ? Optional.empty() : taken(named(made.name()));
    }
    if (operation instanceof RenameTable rename) {
      Table to = rename.table().sibling(rename.to());
      return to.equals(rename.table()) || !isKnown(rename.table()) ? Optional.empty() : taken(to);
    }
    if (operation instanceof DropTable drop && !drop.temporary()) {
      return referenced(drop.table(), "dropped", 3730, all);
    }
    return operation instanceof Truncate truncate
        ? truncate.tables().stream()
            .flatMap(table -> referenced(table, "truncated", 1701, List.of()).stream())
            .findFirst()
        : Optional.empty();
  }

  private boolean isKnown(Table table) {
    return schema.table(table).isPresent();
  }

  private static Table named(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Table.of(name) : Table.of(name.substring(0, dot), name.substring(dot + 1));
  }

  private Optional<String> taken(Table table) {
    boolean there =
        Turn.isWhole(schema, table)
            || schema.object(table).filter(object -> object.kind() == ObjectKind.VIEW).isPresent();
    return there
        ? Optional.of("there is a table or view %s already (error 1050)".formatted(table))
        : Optional.empty();
  }

  private Optional<String> referenced(Table table, String what, int error, List<Operation> all) {
    if (state.hasOff("foreign_key_checks")) {
      return Optional.empty();
    }
    return schema.foreignKeysTo(table).stream()
        .map(ForeignKey::table)
        .filter(other -> !other.equals(table) && Turn.isWhole(schema, other))
        .filter(other -> all.stream().noneMatch(one -> drops(one, other)))
        .findFirst()
        .map(
            other ->
                "a foreign key of %s points at %s, which cannot be %s (error %d)"
                    .formatted(other, table, what, error));
  }

  private static boolean drops(Operation operation, Table table) {
    return operation instanceof DropTable drop && drop.table().equals(table);
  }
}
