package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.MovedSequence;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A warning where a number is given, because only a person knows whether it is beyond all rows; the
 * first number of all is beyond none.
 */
@HazardInfo(
    id = "sequence-restart-repeats-keys",
    severity = Severity.WARNING,
    summary =
        "Sequence set to a written number, started again, turned round or counted in single steps",
    danger =
        "the next INSERTs get numbers that rows have already, or that the running release hands out"
            + " from a block that it has taken, and fail at the key",
    remedy = "set it behind the rows that are there: SELECT setval(…, max(…)) FROM the table",
    asksFor = {AlterObject.class, ChangeTableOption.class, Query.class})
final class SequenceRestartRepeatsKeys extends Hazard {

  private static final String AGAIN = "(?s).*\\b(?:RESTART|CYCLE)\\b.*";

  private static final Pattern SINGLE = Pattern.compile("\\bINCREMENT (?:BY )?(?:1\\b|-)");

  /** RESTART alone goes back to the start, as the numbers 0 and 1 do. */
  private static final Pattern FIRST =
      Pattern.compile("RESTART(?! (?:WITH )?\\d)|RESTART (?:WITH )?[01]\\b|^'?[01]'?$");

  @Override
  public Stream<Danger> in(Evidence evidence) {
    MadeHere made = new MadeHere(evidence);
    Stream<Danger> sequences =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.SEQUENCE && repeats(alter.action()))
            .filter(alter -> !made.isSequence(Table.named(alter.name())))
            .map(alter -> danger(alter, evidence));
    Stream<Danger> columns =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.COLUMN_IDENTITY)
            .filter(change -> repeats(change.detail()) && !evidence.born(change.table()))
            .map(change -> danger("identity " + change.table(), change.detail()));
    Stream<Danger> set =
        evidence
            .operations(Query.class)
            .flatMap(query -> query.moved().stream())
            .filter(moved -> moved.to().isPresent() && !isNew(moved, evidence, made))
            .map(
                moved ->
                    danger(called(moved), moved.to().get())
                        .cured(
                            moved
                                .column()
                                .map(column -> NextNumber.behind(moved.name(), column))
                                .orElseGet(() -> NextNumber.behind(moved.name(), evidence))));
    return Stream.of(sequences, columns, set).flatMap(dangers -> dangers);
  }

  private static Danger danger(AlterObject alter, Evidence evidence) {
    Danger danger = danger("sequence " + alter.name(), alter.action());
    return isSingle(alter.action())
        ? danger
        : danger.cured(NextNumber.behind(Table.named(alter.name()), evidence));
  }

  private static boolean isNew(MovedSequence moved, Evidence evidence, MadeHere made) {
    return moved.column().isPresent() ? evidence.born(moved.name()) : made.isSequence(moved.name());
  }

  private static String called(MovedSequence moved) {
    Table name = moved.name();
    return "sequence "
        + moved.column().map(column -> "of " + name + "." + column).orElse("" + name);
  }

  private static boolean repeats(String action) {
    return isSingle(action) || (action.matches(AGAIN) && !action.contains("NO CYCLE"));
  }

  /** A release that reckons with wider steps hands out all the numbers between two of them. */
  private static boolean isSingle(String action) {
    return SINGLE.matcher(action).find();
  }

  private static Danger danger(String what, String action) {
    Danger danger =
        Danger.of("%s (%s) gives numbers again that rows may have".formatted(what, action));
    return FIRST.matcher(action).find() ? danger.weighing(Severity.ERROR) : danger;
  }
}
