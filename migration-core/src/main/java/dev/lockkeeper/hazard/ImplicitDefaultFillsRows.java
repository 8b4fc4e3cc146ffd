package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A warning for a new column, since 0 or '' may be right for the rows that are there; an error
 * where NULLs that mean something become 0 or ''.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html">Data Type Default
 *     Values</a>
 */
@HazardInfo(
    id = "implicit-default-fills-rows",
    severity = Severity.WARNING,
    summary = "Rows get 0 or '' that nobody has written",
    danger =
        "the rows that are there get MySQL's implicit default, and later nobody can tell it from a"
            + " value",
    remedy =
        "write the DEFAULT that the rows shall have, or let the column be NULL until they have a"
            + " value",
    asksFor = {AddColumn.class, RedefineColumn.class})
final class ImplicitDefaultFillsRows extends Hazard {

  private record Written(Table table, String column) {}

  private static final Function<Step, Stream<Written>> WRITES = ImplicitDefaultFillsRows::written;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> added =
        evidence
            .operations(AddColumn.class)
            .filter(add -> isInUse(evidence, add.table()) && ImplicitDefault.fills(add.column()))
            .filter(add -> !isWrittenLater(evidence, add))
            .map(
                add ->
                    Danger.to(
                        add.table(),
                        "every row of %s gets %s for %s, which nobody has written"
                            .formatted(
                                add.table(),
                                ImplicitDefault.of(add.column()),
                                add.column().name())));
    Stream<Danger> redefined =
        evidence
            .operations(RedefineColumn.class)
            .filter(change -> isInUse(evidence, change.table()) && change.definition().notNull())
            .filter(change -> StrictMode.isOff(evidence) && wasNullable(evidence, change))
            .map(
                change ->
                    Danger.to(
                            change.table(),
                            "NULLs in %s.%s become %s, because sql_mode is not strict"
                                .formatted(
                                    change.table(),
                                    change.column(),
                                    ImplicitDefault.of(change.definition())))
                        .weighing(Severity.ERROR));
    return Stream.concat(added, redefined);
  }

  /** Other databases refuse such a column as soon as there is a row. */
  private static boolean isInUse(Evidence evidence, Table table) {
    return evidence.way(table).isPresent() && !evidence.born(table);
  }

  /** What the script itself writes into every row is no default that anybody takes for a value. */
  private static boolean isWrittenLater(Evidence evidence, AddColumn add) {
    return evidence.inScript().isFollowed(WRITES, new Written(add.table(), add.column().name()));
  }

  private static Stream<Written> written(Step step) {
    return step.read().operations().stream()
        .filter(Update.class::isInstance)
        .map(Update.class::cast)
        .filter(update -> !update.where() && !update.limited())
        .flatMap(
            update ->
                update.values().keySet().stream()
                    .map(column -> new Written(update.table(), column)));
  }

  private static boolean wasNullable(Evidence evidence, RedefineColumn change) {
    return evidence
        .before()
        .schema()
        .table(change.table())
        .flatMap(table -> table.column(change.column()))
        .filter(column -> !column.notNull())
        .isPresent();
  }
}
