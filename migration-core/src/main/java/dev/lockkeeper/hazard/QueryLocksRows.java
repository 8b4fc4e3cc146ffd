package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.LocksRowsRead;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Picked;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A warning, because a script does not show how many rows it reads; where their key is given they
 * are few.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-locks-set.html">Locks Set by
 *     Different SQL Statements in InnoDB</a>
 */
@HazardInfo(
    id = "query-locks-rows",
    severity = Severity.WARNING,
    summary = "Rows that are only read are locked until the transaction ends",
    danger =
        "MySQL locks each row that it reads in order to write another (INSERT … SELECT, CREATE TABLE"
            + " … SELECT, a subquery of UPDATE): the running release's writes of those rows wait",
    remedy =
        "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED at the start of the script, which"
            + " reads without locks, or copy in batches, each with a COMMIT of its own",
    asksFor = LocksRowsRead.class)
final class QueryLocksRows extends Hazard {

  private static final Pattern ANYTHING = Pattern.compile("(?i)\\b(?:OR|NOT|XOR)\\b|\\|\\|");
  private static final String GIVEN =
      "(?i)(?:(?<![\\w`.])|(?<![\\w`])`?%s`?\\.)`?%s`? (?:=|<=?|IN|BETWEEN) \\(?(?:'|-?\\d)";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(LocksRowsRead.class)
        .map(LocksRowsRead::table)
        .filter(table -> !evidence.born(table) && !isPickedByKey(table, evidence))
        .map(table -> danger(evidence, table));
  }

  private static boolean isPickedByKey(Table table, Evidence evidence) {
    return evidence
        .operations(Query.class)
        .flatMap(query -> Optional.ofNullable(query.picked().get(table)).stream())
        .anyMatch(picked -> givesKey(table, picked, evidence));
  }

  private static boolean givesKey(Table table, Picked picked, Evidence evidence) {
    String condition = picked.condition().sql();
    return !ANYTHING.matcher(condition).find()
        && evidence.before().schema().indexesOf(table).stream()
            .filter(Index::unique)
            .map(index -> Pattern.quote(index.keys().get(0)))
            .map(key -> GIVEN.formatted(Pattern.quote(picked.called()), key))
            .anyMatch(given -> Pattern.compile(given).matcher(condition).find());
  }

  private static Danger danger(Evidence evidence, Table table) {
    Danger danger =
        Danger.to(
            table,
            "writes to %s wait for the rows that are read here, until the transaction ends"
                .formatted(table));
    return evidence.isSmall(table) ? danger.weighing(Severity.INFO) : danger;
  }
}
