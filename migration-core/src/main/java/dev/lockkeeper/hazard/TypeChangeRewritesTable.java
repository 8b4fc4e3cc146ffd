package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.RebuildsIndex;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Dialect;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@HazardInfo(
    id = "type-change-rewrites-table",
    summary = "Type change reads or writes every row",
    danger =
        "reads and writes queue (on MySQL writes) while every row is converted and every index"
            + " built anew",
    remedy =
        "add a column of the new type, write both from the application, copy in batches, read the"
            + " new one, and drop the old one in a later release",
    mysqlRemedy =
        "keep within what is instant (a new ENUM value behind the others, a VARCHAR that stays"
            + " below 256 bytes); else add a column of the new type, write both from the"
            + " application, copy in batches and drop the old one in a later release, or let gh-ost"
            + " or pt-online-schema-change copy the table",
    asksFor = {ChangeColumnType.class, RedefineColumn.class, AlterObject.class})
final class TypeChangeRewritesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> types =
        evidence
            .operations(ChangeColumnType.class)
            .flatMap(
                change ->
                    danger(evidence, change.table(), change.column(), change.type()).stream()
                        .map(danger -> cured(danger, change, evidence)));
    Stream<Danger> definitions =
        evidence
            .operations(RedefineColumn.class)
            .flatMap(
                change ->
                    danger(evidence, change.table(), change.column(), change.definition().type())
                        .stream());
    return Stream.of(types, definitions, new ChangedAttributes(evidence).retyped())
        .flatMap(dangers -> dangers);
  }

  private static Optional<Danger> danger(
      Evidence evidence, Table table, String column, ColumnType type) {
    String indexes = rebuilt(table, evidence);
    String work =
        indexes.isEmpty() || evidence.rewrites(table)
            ? "while %s becomes %s in every row".formatted(column, type)
            : "while %s is built anew for the new %s".formatted(indexes, column);
    return LongWait.on(table, evidence).map(wait -> wait.danger(work));
  }

  /** A type that sorts otherwise leaves the rows as they are. */
  private static String rebuilt(Table table, Evidence evidence) {
    return evidence
        .effects(RebuildsIndex.class)
        .filter(rebuild -> rebuild.table().equals(table))
        .map(RebuildsIndex::index)
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  private static Danger cured(Danger danger, ChangeColumnType change, Evidence evidence) {
    if (evidence.dialect() == Dialect.MYSQL) {
      return danger;
    }
    Optional<Cure> atUtc = InstantsUnderUtc.of(change, evidence);
    if (atUtc.isPresent()) {
      return danger.cured(atUtc.get());
    }
    return WideningInSteps.of(change, evidence)
        .map(
            steps ->
                steps
                    .obstacle()
                    .map(why -> danger.saying("no second column takes its place here: " + why))
                    .orElseGet(() -> danger.cured(steps.cure())))
        .orElse(danger);
  }
}
