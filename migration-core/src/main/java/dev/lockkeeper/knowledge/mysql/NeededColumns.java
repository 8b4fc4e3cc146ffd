package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Columns that cannot go, or get another name, because an expression speaks of them.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/alter-table-generated-columns.html">ALTER
 *     TABLE and Generated Columns</a>
 */
final class NeededColumns {

  private final Turn turn;

  NeededColumns(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    return turn.gone().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(column -> turn.before().column(column.getKey()).isPresent())
        .flatMap(
            column ->
                Stream.of(
                        byColumn(column.getKey()),
                        byIndex(column.getKey()),
                        byCheck(column.getKey(), column.getValue().isEmpty()),
                        byPartitions(column.getKey()))
                    .flatMap(Optional::stream));
  }

  /** By a generated column, or by a default that is computed, unless that is dropped as well. */
  private Optional<String> byColumn(String name) {
    return turn.before().columns().stream()
        .filter(other -> !other.name().equals(name) && !leaves(other.name(), name))
        .filter(other -> isComputed(other) && mentions(other, name))
        .findFirst()
        .map(
            other ->
                other.generation() == Generation.NONE
                    ? "the default of column %s needs column %s (error 3774)"
                        .formatted(other.name(), name)
                    : "generated column %s needs column %s (error 3108)"
                        .formatted(other.name(), name));
  }

  /** Returns whether a column goes as well, or is from now on made of something else. */
  private boolean leaves(String dependent, String name) {
    boolean along = goesAlong() || !turn.drops(name);
    return along
        && (turn.drops(dependent)
            || turn.asked(RedefineColumn.class)
                .filter(change -> change.column().equals(dependent))
                .anyMatch(change -> !mentions(change.definition(), name)));
  }

  private boolean goesAlong() {
    return turn.situation().release().isFrom(Release.DEPENDENTS_DROPPED_ALONG);
  }

  private static boolean isComputed(Column column) {
    return column.generation() == Generation.VIRTUAL
        || column.generation() == Generation.STORED
        || column.defaultValue().filter(value -> value.sql().startsWith("(")).isPresent();
  }

  private static boolean mentions(Column column, String name) {
    return column
        .defaultValue()
        .filter(value -> Mentioned.in(value.sql()).column(name))
        .isPresent();
  }

  private Optional<String> byIndex(String name) {
    return turn.schema().indexesOf(turn.table()).stream()
        .filter(index -> !goesAlong() || !isDropped(index))
        .filter(index -> index.keys().stream().anyMatch(key -> isOver(key, name)))
        .findFirst()
        .map(
            index ->
                "functional index %s needs column %s (error 3837)".formatted(index.name(), name));
  }

  private boolean isDropped(Index index) {
    return turn.asked(DropIndex.class)
        .anyMatch(drop -> drop.index().name().equalsIgnoreCase(index.name()));
  }

  private static boolean isOver(String key, String name) {
    return key.startsWith("(") && Mentioned.in(key).column(name);
  }

  /** A check that speaks of no other column is dropped along with it. */
  private Optional<String> byCheck(String name, boolean dropped) {
    if (!turn.checksRows()) {
      return Optional.empty();
    }
    return turn.before().constraints(Kind.CHECK).stream()
        .filter(check -> !isDropped(check) && columns(check).contains(name))
        .filter(check -> !dropped || columns(check).size() > 1)
        .findFirst()
        .map(
            check ->
                "check %s needs column %s (error 3959)".formatted(check.name().orElse(""), name));
  }

  private List<String> columns(Constraint check) {
    return check
        .expression()
        .map(condition -> Mentioned.in(condition.sql()).among(turn.before().columns()))
        .orElse(List.of());
  }

  private boolean isDropped(Constraint check) {
    return turn.asked(DropConstraint.class)
        .anyMatch(drop -> check.name().filter(drop.constraint()::equalsIgnoreCase).isPresent());
  }

  private Optional<String> byPartitions(String name) {
    String how = turn.before().options().getOrDefault(TableOption.PARTITIONING, "");
    boolean anew = turn.asked(ChangePartitions.class).findAny().isPresent();
    return !anew && Mentioned.in(how).column(name)
        ? Optional.of("the table is divided by column %s (error 1054)".formatted(name))
        : Optional.empty();
  }
}
