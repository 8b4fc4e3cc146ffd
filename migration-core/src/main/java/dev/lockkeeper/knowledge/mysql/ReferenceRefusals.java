package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a foreign key that is there, of the table's own or pointing at it, does not let happen.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html">FOREIGN KEY
 *     Constraints</a>
 */
final class ReferenceRefusals {

  /**
   * A foreign key seen from the table.
   *
   * @param columns there
   * @param other the table at the other end, with its columns
   */
  private record End(
      String name,
      List<String> columns,
      Table other,
      List<String> otherColumns,
      boolean own,
      Reference target) {}

  private final Turn turn;

  ReferenceRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    return ends().stream()
        .flatMap(
            end ->
                Stream.of(dropped(end), typed(end), emptied(end), moved(end), unindexed(end))
                    .flatMap(Optional::stream));
  }

  private List<End> ends() {
    List<End> ends = new ArrayList<>();
    for (ForeignKey key : turn.schema().foreignKeysOf(turn.table())) {
      Reference target = key.constraint().references().orElseThrow();
      ends.add(end(key, key.constraint().columns(), target.table(), referenced(target), true));
    }
    for (ForeignKey key : turn.schema().foreignKeysTo(turn.table())) {
      Reference target = key.constraint().references().orElseThrow();
      ends.add(end(key, referenced(target), key.table(), key.constraint().columns(), false));
    }
    ends.removeIf(this::isDropped);
    return ends;
  }

  private static End end(
      ForeignKey key, List<String> columns, Table other, List<String> otherColumns, boolean own) {
    Constraint constraint = key.constraint();
    return new End(
        constraint.name().orElse(""),
        columns,
        other,
        otherColumns,
        own,
        constraint.references().orElseThrow());
  }

  private List<String> referenced(Reference target) {
    return target.columns().isEmpty()
        ? turn.schema().table(target.table()).map(TableShape::primaryKey).orElse(List.of())
        : target.columns();
  }

  private boolean isDropped(End end) {
    boolean ofTable = end.own() || end.other().equals(turn.table());
    return ofTable
        && turn.asked(DropConstraint.class)
            .anyMatch(drop -> drop.constraint().equalsIgnoreCase(end.name()));
  }

  private Optional<String> dropped(End end) {
    return end.columns().stream()
        .filter(turn::drops)
        .findFirst()
        .map(
            column ->
                "foreign key %s needs column %s (errors 1828, 1829)".formatted(end.name(), column));
  }

  /** Rows that are already there would no longer match, so that it may not be converted. */
  private Optional<String> typed(End end) {
    return turn.asked(RedefineColumn.class)
        .filter(change -> end.columns().contains(change.column()))
        .filter(change -> turn.checksForeignKeys() ? converts(change) : !fits(end, change))
        .findFirst()
        .map(
            change ->
                "foreign key %s needs column %s as it is (errors 1832, 1833, 3780)"
                    .formatted(end.name(), change.column()));
  }

  /** Even where nobody looks at rows, both ends have to have types that go together. */
  private boolean fits(End end, RedefineColumn change) {
    int place = end.columns().indexOf(change.column());
    return turn.after()
        .table(end.other())
        .flatMap(
            other ->
                other
                    .column(end.otherColumns().get(place))
                    .map(
                        column ->
                            ForeignKeyRefusals.fit(
                                change.definition().type(), turn.now(), column.type(), other)))
        .orElse(true);
  }

  private boolean converts(RedefineColumn change) {
    Optional<Column> was = turn.before().column(change.column());
    if (was.isEmpty()) {
      return false;
    }
    IndexChanges indexes = new IndexChanges(turn.before(), turn.schema());
    Set<Change> changes =
        new ColumnSteps(
                turn.before(), indexes, turn.situation().state(), turn.situation().release())
            .between(was.get(), change.definition());
    return changes.contains(Change.CONVERT)
        || (!was.get().notNull() && change.definition().notNull() && turn.copies().getAsBoolean());
  }

  private Optional<String> emptied(End end) {
    return end.own() && ForeignKeyRefusals.sets(end.target())
        ? turn.columns().stream()
            .filter(column -> end.columns().contains(column.name()) && column.notNull())
            .findFirst()
            .map(
                column ->
                    "foreign key %s sets %s NULL (error 1830)".formatted(end.name(), column.name()))
        : Optional.empty();
  }

  /** Both ends are kept by one engine. */
  private Optional<String> moved(End end) {
    return turn.asked(ChangeTableOption.class)
        .filter(change -> change.option() == TableOption.ENGINE)
        .filter(change -> turn.innodb() != isInnodb(turn.before()))
        .findFirst()
        .map(
            change ->
                "foreign key %s needs the storage engine as it is (error 3776)"
                    .formatted(end.name()));
  }

  private static boolean isInnodb(TableShape table) {
    String engine = table.options().getOrDefault(TableOption.ENGINE, "");
    return engine.replaceAll("['\"`]", "").matches("(?i)|InnoDB");
  }

  /** An index goes only where another one begins with the same columns. */
  private Optional<String> unindexed(End end) {
    Table table = turn.now().table();
    if (!Turn.isWhole(turn.after(), table)) {
      return Optional.empty();
    }
    Map<String, Optional<String>> gone = turn.gone();
    List<String> columns =
        end.columns().stream().map(c -> gone.getOrDefault(c, Optional.of(c)).orElse(c)).toList();
    Optional<Index> was =
        turn.schema().indexesOf(turn.table()).stream()
            .filter(
                index ->
                    ForeignKeyRefusals.serves(index, turn.before().primaryKey(), end.columns()))
            .findFirst();
    return was.isPresent() && !ForeignKeyRefusals.isIndexed(turn.after(), table, columns)
        ? was.map(
            index ->
                "foreign key %s needs index %s (error 1553)".formatted(end.name(), index.name()))
        : Optional.empty();
  }
}
