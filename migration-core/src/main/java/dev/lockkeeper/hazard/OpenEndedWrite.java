package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A warning, because a script does not show how many rows are meant. */
@HazardInfo(
    id = "open-ended-write",
    severity = Severity.WARNING,
    summary =
        "UPDATE or DELETE of all rows older than something, not equal to it, or joined to others",
    danger =
        "as many rows as production holds are locked to the end of COMMIT and written in one piece,"
            + " and replicas fall behind",
    remedy = "write them in batches of a few thousand, each with a COMMIT of its own",
    asksFor = {Update.class, Delete.class})
final class OpenEndedWrite extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    if (!evidence.heldAlready().isEmpty()) {
      return Stream.empty();
    }
    Stream<Danger> updates =
        evidence
            .operations(Update.class)
            .filter(update -> !update.limited() && !BackfillInOneTransaction.fillsAll(update))
            .filter(update -> isOpen(update, evidence))
            .map(
                update ->
                    danger(update.table(), "updated", update.condition())
                        .cured(Batches.of(update, evidence))
                        .curedOnMysql(Batches.ofMysql(update, evidence)));
    Stream<Danger> deletes =
        evidence
            .operations(Delete.class)
            .filter(delete -> !delete.limited())
            .filter(delete -> isOpen(delete, evidence))
            .map(
                delete ->
                    danger(delete.table(), "deleted", delete.condition())
                        .cured(Batches.of(delete, evidence))
                        .curedOnMysql(Batches.ofMysql(delete, evidence)));
    return Stream.of(updates, deletes, looped(evidence)).flatMap(dangers -> dangers);
  }

  private static Stream<Danger> looped(Evidence evidence) {
    LoopOverAll loops = new LoopOverAll(evidence);
    Stream<Danger> updates =
        evidence
            .operations(Update.class)
            .filter(update -> loops.isIn(update.condition()))
            .map(update -> danger(update.table(), "updated", update.condition()));
    Stream<Danger> deletes =
        evidence
            .operations(Delete.class)
            .filter(delete -> loops.isIn(delete.condition()))
            .map(delete -> danger(delete.table(), "deleted", delete.condition()));
    return Stream.concat(updates, deletes)
        .filter(danger -> danger.table().filter(evidence::born).isEmpty());
  }

  private static Danger danger(Table table, String written, Optional<Expression> condition) {
    return Danger.waiting(
        table,
        Traffic.WRITES,
        "all rows of %s that satisfy %s are %s and locked in one transaction, however many they are"
            .formatted(table, condition.orElseThrow(), written));
  }

  /** Returns whether nothing keeps the rows few that it updates. */
  static boolean isOpen(Update update, Evidence evidence) {
    return isOpen(
        update.table(),
        update.condition(),
        Set.copyOf(update.columns()),
        Joins.of(update.table(), update.alias(), update.beside(), evidence),
        evidence);
  }

  /** Returns whether nothing keeps the rows few that it deletes. */
  static boolean isOpen(Delete delete, Evidence evidence) {
    return isOpen(
        delete.table(),
        delete.condition(),
        Set.of(),
        Joins.of(delete.table(), delete.alias(), delete.beside(), evidence),
        evidence);
  }

  private static boolean isOpen(
      Table table,
      Optional<Expression> condition,
      Set<String> filled,
      Optional<Joins> joins,
      Evidence evidence) {
    return !evidence.born(table)
        && condition
            .filter(it -> new OpenCondition(temporal(table, evidence), filled, joins).in(it.sql()))
            .isPresent();
  }

  private static Set<String> temporal(Table table, Evidence evidence) {
    return evidence.before().schema().table(table).stream()
        .flatMap(shape -> shape.columns().stream())
        .filter(column -> column.type().name().matches("date|datetime|time(?:stamp)?.*"))
        .map(Column::name)
        .collect(Collectors.toSet());
  }
}
