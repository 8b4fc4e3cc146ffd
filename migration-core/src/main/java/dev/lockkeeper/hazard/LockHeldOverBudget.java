package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-held-over-budget",
    summary =
        "A lock makes traffic wait longer than its budget, or for as long as the table is large",
    danger = "connections of the running release pile up behind it until the pool is empty",
    remedy =
        "do the long work under a weaker lock or in another transaction, so that the lock is held"
            + " for an instant only",
    mysqlRemedy =
        "demand ALGORITHM=INPLACE, LOCK=NONE, so that the server refuses rather than stops writers;"
            + " what it cannot do so, gh-ost or pt-online-schema-change can",
    fallback = true,
    asksFor = Blocks.class)
final class LockHeldOverBudget extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Map<Object, Danger> worstByTable = new LinkedHashMap<>();
    evidence
        .waits()
        .filter(wait -> growsWithRows(evidence, wait) || overBudget(evidence, wait))
        .sorted(Comparator.comparing(Blocks::table).thenComparing(Blocks::traffic))
        .forEach(wait -> worstByTable.putIfAbsent(wait.table(), danger(evidence, wait)));
    return worstByTable.values().stream();
  }

  private static boolean growsWithRows(Evidence evidence, Blocks wait) {
    return wait.howLong() == HowLong.PER_ROW
        && !new AddedRequiredColumns(evidence).endAtFirstRow(wait.table());
  }

  private static boolean overBudget(Evidence evidence, Blocks wait) {
    double budget = evidence.setting().budgets().of(wait.traffic()).toMillis();
    return wait.hold().filter(hold -> hold.heldMillis() > budget).isPresent();
  }

  private static Danger danger(Evidence evidence, Blocks wait) {
    String who = wait.traffic() == Traffic.READS ? "reads and writes of" : "writes to";
    return Danger.waiting(
        wait.table(),
        wait.traffic(),
        "%s %s wait until %s"
            .formatted(
                who,
                wait.table(),
                evidence
                    .way(wait.table())
                    .map(way -> "%s has changed every row".formatted(way.algorithm()))
                    .orElse("the transaction ends")));
  }
}
