package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.LockTables;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-table-blocks-traffic",
    severity = Severity.WARNING,
    summary = "LOCK TABLE, or FOR UPDATE of every row",
    danger =
        "everybody whose statement conflicts waits until the transaction commits, whatever it does in between",
    remedy = "leave the locking to the statements that need it",
    asksFor = {LockTables.class, Query.class})
final class LockTableBlocksTraffic extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> tables =
        evidence.operations(LockTables.class).flatMap(lock -> new LockedTables(evidence).dangers());
    Stream<Danger> rows =
        evidence
            .operations(Query.class)
            .filter(query -> !query.locked().isEmpty() && picksNone(evidence))
            .flatMap(query -> query.locked().stream().sorted())
            .filter(table -> !evidence.born(table))
            .map(
                table ->
                    Danger.waiting(
                        table,
                        Traffic.WRITES,
                        "writes to any row of %s wait until the transaction commits"
                            .formatted(table)));
    return Stream.concat(tables, rows);
  }

  /** Returns whether a SELECT takes every row; what a body asks is not looked at. */
  private static boolean picksNone(Evidence evidence) {
    List<Token> tokens = evidence.read().statement().tokens();
    return tokens.get(0).is("SELECT") && tokens.stream().noneMatch(LockTableBlocksTraffic::picks);
  }

  private static boolean picks(Token token) {
    return token.is("WHERE") || token.is("LIMIT") || token.is("FETCH") || token.is("JOIN");
  }
}
