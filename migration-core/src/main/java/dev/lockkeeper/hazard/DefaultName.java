package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ExpressionName;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names what the user left unnamed, as the server would.
 *
 * <p>Longer names than the server allows (63 bytes) are left to it: such a cure says the full name.
 */
final class DefaultName {

  private DefaultName() {}

  /** Returns the index's name: its own, or {@code <table>_<keys>_idx}. */
  static String of(CreateIndex index) {
    return index.name().orElseGet(() -> joined(index.table(), all(index), "idx"));
  }

  /** Returns what the server calls the partition's part of a divided table's index. */
  static Table ofPart(CreateIndex whole, Table partition, Schema schema) {
    return partition.sibling(free(joined(partition, all(whole), "idx"), partition, schema));
  }

  /** Returns what the server calls the partition's part of a divided table's key. */
  static String ofPart(Constraint whole, Table partition, Schema schema) {
    return free(unnamed(partition, whole), partition, schema);
  }

  private static String free(String name, Table beside, Schema schema) {
    String free = name;
    for (int next = 1; schema.isTaken(beside.sibling(free)); next++) {
      free = name + next;
    }
    return free;
  }

  /** The columns that it carries along are named like its keys. */
  private static List<String> all(CreateIndex index) {
    return Stream.concat(index.keys().stream(), index.include().stream()).toList();
  }

  /** As the other, where MySQL's names follow no such pattern. */
  static String of(Evidence evidence, CreateIndex index) {
    return index.name().isEmpty() && evidence.dialect() == Dialect.MYSQL
        ? "the index on (%s)".formatted(String.join(", ", index.keys()))
        : of(index);
  }

  /** As the other, where MySQL's names follow no such pattern. */
  static String of(Evidence evidence, Table table, Constraint constraint) {
    if (constraint.name().isPresent() || evidence.dialect() != Dialect.MYSQL) {
      return of(table, constraint);
    }
    return constraint.kind() == Constraint.Kind.CHECK
        ? constraint.expression().map(it -> "CHECK (%s)".formatted(it.sql())).orElse("the CHECK")
        : "the key on (%s)".formatted(String.join(", ", constraint.columns()));
  }

  /** Returns the constraint's name: its own, or {@code <table>_<columns>_<kind>}. */
  static String of(Table table, Constraint constraint) {
    return constraint.name().orElseGet(() -> unnamed(table, constraint));
  }

  private static String unnamed(Table table, Constraint constraint) {
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> table.name() + "_pkey";
      case UNIQUE -> joined(table, constraint.columnsOfIndex(), "key");
      case FOREIGN_KEY -> joined(table, constraint.columns(), "fkey");
      case EXCLUSION -> joined(table, constraint.columns(), "excl");
      case NOT_NULL -> joined(table, constraint.columns(), "not_null");
      case CHECK ->
          // the server names a check after its column only where it mentions just one
          joined(
              table, constraint.columns().size() == 1 ? constraint.columns() : List.of(), "check");
    };
  }

  private static String joined(Table table, List<String> columns, String ending) {
    Stream<String> words = ExpressionName.all(columns).stream();
    return Stream.of(Stream.of(table.name()), words, Stream.of(ending))
        .flatMap(part -> part)
        .collect(Collectors.joining("_"));
  }
}
