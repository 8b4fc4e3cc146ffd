package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.LocksRowsRead;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

/**
 * A warning, because a script does not show how many rows it reads.
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

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(LocksRowsRead.class)
        .map(LocksRowsRead::table)
        .filter(table -> !evidence.born(table))
        .map(table -> danger(evidence, table));
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
