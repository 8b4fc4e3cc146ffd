package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A warning, because IF NOT EXISTS may be there for databases in which the table is not. What more
 * the table has than the statement says is nobody's loss.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createtable.html">CREATE TABLE</a>:
 *     "there is no guarantee that the existing relation is anything like the one that would have
 *     been created"
 */
@HazardInfo(
    id = "other-shape-kept",
    severity = Severity.WARNING,
    summary = "IF NOT EXISTS of what is there in another shape",
    danger =
        "the statement does nothing: the columns never appear, and the release that comes with it"
            + " fails where it names one",
    remedy = "ALTER TABLE what is there, or give the new table a name of its own",
    asksFor = {CreateTable.class, AddColumn.class})
final class OtherShapeKept extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> tables =
        DeclaredColumn.tables(evidence)
            .filter(CreateTable::ifNotExists)
            .flatMap(create -> danger(create.table(), create.columns(), evidence));
    Stream<Danger> columns =
        evidence
            .operations(AddColumn.class)
            .filter(AddColumn::ifNotExists)
            .filter(add -> StandingShape.of(add.table(), evidence).lacks(add.column()).isEmpty())
            .flatMap(add -> danger(add.table(), List.of(add.column()), evidence));
    return Stream.concat(tables, columns);
  }

  private static Stream<Danger> danger(Table table, List<Column> wanted, Evidence evidence) {
    StandingShape standing = StandingShape.of(table, evidence);
    List<String> missing =
        wanted.stream()
            .flatMap(column -> standing.lacks(column).stream())
            .map(Column::name)
            .toList();
    List<String> others =
        wanted.stream().flatMap(column -> standing.hasOther(column).stream()).toList();
    List<String> apart = new ArrayList<>();
    if (!missing.isEmpty()) {
      apart.add(" without " + String.join(", ", missing));
    }
    if (!others.isEmpty()) {
      apart.add(" with " + String.join(", ", others));
    }
    return apart.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Danger.to(
                table,
                "%s is there already, and stays%s".formatted(table, String.join(",", apart))));
  }
}
