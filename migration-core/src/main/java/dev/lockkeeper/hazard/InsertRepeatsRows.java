package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.script.Bodies;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An error where a second run is certain to come; else worth a word, once a script. */
@HazardInfo(
    id = "insert-repeats-rows",
    summary = "INSERT that a second run repeats",
    danger = "a second run doubles the rows, or stops at their key",
    remedy = "add ON CONFLICT DO NOTHING where a key holds the rows apart, or WHERE NOT EXISTS",
    mysqlRemedy =
        "add ON DUPLICATE KEY UPDATE id = id where a key holds the rows apart, or select them WHERE"
            + " NOT EXISTS",
    asksFor = Insert.class)
final class InsertRepeatsRows extends Hazard {

  private static final Predicate<Step> REPEATS = InsertRepeatsRows::repeats;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Rerun rerun = new Rerun(evidence);
    Stream<Danger> dangers =
        evidence
            .operations(Insert.class)
            .filter(
                insert -> repeats(insert, evidence.before()) && !isMoved(insert, evidence.read()))
            .filter(insert -> !ClearedRows.before(insert.table(), evidence))
            .map(insert -> danger(insert, evidence, rerun));
    return rerun.weighed(dangers, REPEATS);
  }

  private static boolean repeats(Step step) {
    return step.read().operations().stream()
        .anyMatch(
            one ->
                one instanceof Insert insert
                    && repeats(insert, step.before())
                    && !isMoved(insert, step.read()));
  }

  /** Rows that the same statement deletes elsewhere are not there for a second run. */
  private static boolean isMoved(Insert insert, ReadStatement read) {
    return insert.fromQuery()
        && !Bodies.isBlock(read.statement())
        && read.operations().stream().anyMatch(Delete.class::isInstance);
  }

  private static boolean repeats(Insert insert, Before before) {
    return !before.isBorn(insert.table())
        && !insert.onConflict()
        && !insert.ignore()
        && !insert.guarded();
  }

  private static Danger danger(Insert insert, Evidence evidence, Rerun rerun) {
    Optional<Index> key = key(insert, evidence);
    String effect =
        key.map(unique -> "stops at %s".formatted(unique.name())).orElse("doubles these rows");
    Danger danger =
        Danger.to(
            insert.table(),
            "a second run, %s, %s in %s".formatted(rerun.when(), effect, insert.table()));
    String sql = evidence.read().statement().sql();
    boolean plain = sql.matches("(?is)INSERT\\s.*") && !sql.matches("(?is).*\\bRETURNING\\b.*");
    return key.isPresent() && plain
        ? danger
            .cured(Cure.NONE.then(sql + " ON CONFLICT DO NOTHING"))
            .curedOnMysql(passingOver(sql, Backticked.name(key.get().keys().get(0))))
        : danger;
  }

  /** The assignment changes nothing: it only makes a duplicate no error. */
  private static Cure passingOver(String sql, String column) {
    return Cure.NONE.then("%s ON DUPLICATE KEY UPDATE %s = %s".formatted(sql, column, column));
  }

  /** Returns a key of the table whose every column the statement gives. */
  private static Optional<Index> key(Insert insert, Evidence evidence) {
    List<String> given = insert.columns();
    return evidence.before().schema().indexesOf(insert.table()).stream()
        .filter(index -> index.unique() && index.where().isEmpty())
        .filter(index -> given.isEmpty() || given.containsAll(index.keys()))
        .findFirst();
  }
}
