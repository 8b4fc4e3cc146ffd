package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.MovedSequence;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Sequence;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A warning of a table that the deployment makes, whose sequence begins where the rows do; for
 * information of an older one, as its sequence may long be past them.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-numeric.html">Serial Types</a>
 */
@HazardInfo(
    id = "given-keys-outrun-sequence",
    severity = Severity.WARNING,
    summary = "INSERT that gives numbers to a column which has a sequence of its own",
    danger =
        "the sequence does not know of them: when it comes to them, an INSERT that leaves the"
            + " column to it fails at the key",
    remedy = "set it behind the rows afterwards: SELECT setval(…, max(…)) FROM the table",
    asksFor = Insert.class)
final class GivenKeysOutrunSequence extends Hazard {

  /** What counts on by itself, or is behind the rows again; a table stands for its sequences. */
  private static final Function<Step, Stream<Table>> SETTLED = GivenKeysOutrunSequence::settled;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(Insert.class)
        .filter(insert -> !insert.numbered())
        .flatMap(
            insert ->
                evidence.before().schema().sequencesOf(insert.table()).stream()
                    .filter(
                        sequence ->
                            new GivenNumbers(insert, evidence.before().schema())
                                .reach(sequence.column()))
                    .filter(sequence -> !isSettled(sequence, evidence))
                    .map(sequence -> danger(insert, sequence, evidence)))
        .distinct();
  }

  private static Stream<Table> settled(Step step) {
    return step.read().operations().stream().flatMap(one -> settled(one, step));
  }

  private static Stream<Table> settled(Operation operation, Step step) {
    if (operation instanceof Query query) {
      return query.moved().stream().map(MovedSequence::name);
    }
    if (operation instanceof AlterObject alter && alter.action().contains("RESTART")) {
      return Stream.of(Table.named(alter.name()));
    }
    if (operation instanceof ChangeTableOption change && change.detail().contains("RESTART")) {
      return Stream.of(change.table());
    }
    // of several INSERTs the last is told of
    return operation instanceof Insert insert
            && !step.before().schema().sequencesOf(insert.table()).isEmpty()
        ? Stream.of(insert.table())
        : Stream.empty();
  }

  private static boolean isSettled(Sequence sequence, Evidence evidence) {
    boolean here =
        evidence
            .operations(Query.class)
            .flatMap(query -> query.moved().stream())
            .anyMatch(moved -> isOf(moved.name(), sequence));
    return here
        || evidence.inDeployment().isFollowed(SETTLED, sequence.name())
        || evidence.inDeployment().isFollowed(SETTLED, sequence.owner())
        || beginsElsewhere(sequence.owner(), evidence);
  }

  private static boolean isOf(Table moved, Sequence sequence) {
    return moved.equals(sequence.name()) || moved.equals(sequence.owner());
  }

  private static boolean beginsElsewhere(Table table, Evidence evidence) {
    return evidence.earlierOfDeployment().stream()
        .filter(step -> step.read().operations().stream().anyMatch(one -> makes(one, table)))
        .anyMatch(
            step -> step.read().statement().sql().matches("(?is).*\\b(?:START|MINVALUE)\\b.*"));
  }

  private static boolean makes(Operation operation, Table table) {
    return operation instanceof CreateTable create && create.table().equals(table);
  }

  private static Danger danger(Insert insert, Sequence sequence, Evidence evidence) {
    Danger danger =
        Danger.to(
                sequence.owner(),
                "%s will give numbers that rows of %s get here from others"
                    .formatted(sequence.name(), sequence.owner()))
            .cured(cure(insert, sequence, evidence.read().statement().sql()));
    return evidence.born(sequence.owner()) ? danger : danger.weighing(Severity.INFO);
  }

  /** Behind the rows themselves, where a second run does not stop at them. */
  private static Cure cure(Insert insert, Sequence sequence, String sql) {
    return insert.onConflict() && sql.matches("(?is)INSERT\\s.*")
        ? Cure.NONE.then(sql, NextNumber.sql(sequence.owner(), sequence.column()))
        : Cure.NONE;
  }
}
