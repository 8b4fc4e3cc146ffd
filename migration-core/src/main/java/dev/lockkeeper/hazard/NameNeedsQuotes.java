package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Dialect;
import java.util.stream.Stream;

/**
 * A matter of style, because a program that quotes every name minds none.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
 */
@HazardInfo(
    id = "name-needs-quotes",
    severity = Severity.WARNING,
    summary = "Name of a table or column that has to be quoted wherever it is used",
    danger =
        "whoever leaves the quotes out, in a query by hand or in the next migration, is told that it"
            + " does not exist, or gets a syntax error",
    remedy = "use lower case, digits and underscores, and no reserved word",
    asksFor = {CreateTable.class, AddColumn.class, RenameTable.class, RenameColumn.class},
    style = true)
final class NameNeedsQuotes extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence.dialect() == Dialect.POSTGRESQL
        ? named(evidence)
            .filter(name -> !Quoted.name(name).equals(name))
            .map(
                name ->
                    Danger.of(
                        "%s has to be quoted wherever it is used".formatted(Quoted.name(name))))
        : Stream.empty();
  }

  private static Stream<String> named(Evidence evidence) {
    return Stream.of(
            DeclaredColumn.tables(evidence)
                .flatMap(
                    create ->
                        Stream.concat(
                            Stream.of(create.table())
                                .filter(table -> !table.isOpen())
                                .map(Table::name),
                            create.columns().stream().map(column -> column.name()))),
            evidence.operations(AddColumn.class).map(add -> add.column().name()),
            evidence.operations(RenameTable.class).map(RenameTable::to),
            evidence.operations(RenameColumn.class).map(RenameColumn::to))
        .flatMap(names -> names);
  }
}
