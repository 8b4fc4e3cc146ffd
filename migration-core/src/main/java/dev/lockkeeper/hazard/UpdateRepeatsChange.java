package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Update;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An error where a second run is certain to come; else worth a word, once a script. */
@HazardInfo(
    id = "update-repeats-change",
    summary = "UPDATE, or INSERT over rows that are there, whose second run changes more",
    danger =
        "a second run adds, multiplies or appends once more, and nothing tells the values apart",
    remedy =
        "give the statement a WHERE that is no longer true of a row it has changed, or write the"
            + " result into a new column",
    mysqlRemedy =
        "give an UPDATE a WHERE that is no longer true of a row it has changed; let ON DUPLICATE"
            + " KEY UPDATE set what was given, and not add it",
    asksFor = {Update.class, Insert.class})
final class UpdateRepeatsChange extends Hazard {

  private static final Predicate<Step> GROWS = UpdateRepeatsChange::grows;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Rerun rerun = new Rerun(evidence);
    Stream<Danger> dangers =
        changes(
                evidence.read().operations().stream()
                    .filter(one -> !isOfClearedRows(one, evidence)),
                evidence.before())
            .flatMap(
                change -> change.column().map(column -> danger(change, column, rerun)).stream());
    return rerun.weighed(dangers, GROWS);
  }

  private static Danger danger(CountedOn change, String column, Rerun rerun) {
    return Danger.to(
        change.update().table(),
        "a second run, %s, changes %s.%s once more"
            .formatted(rerun.when(), change.update().table(), column));
  }

  private static boolean isOfClearedRows(Operation operation, Evidence evidence) {
    return operation instanceof Insert insert && ClearedRows.before(insert.table(), evidence);
  }

  private static boolean grows(Step step) {
    return changes(step.read().operations().stream(), step.before())
        .anyMatch(change -> change.column().isPresent());
  }

  /** Returns what befalls rows that were there before the deployment. */
  private static Stream<CountedOn> changes(Stream<Operation> operations, Before before) {
    return operations
        .flatMap(
            one ->
                one instanceof Insert insert
                    ? insert.otherwise().stream()
                    : one instanceof Update update ? Stream.of(update) : Stream.empty())
        .filter(update -> !before.isBorn(update.table()))
        .map(update -> new CountedOn(update, before));
  }
}
