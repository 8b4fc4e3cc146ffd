package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Table;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-held-through-later-statements",
    summary = "Lock is held while later statements of the same transaction work",
    danger =
        "a lock that is taken for an instant lasts to COMMIT, and so through every scan, rewrite or mass update behind it",
    remedy =
        "commit after the statement that takes the lock: put the long work into a script of its own",
    asksFor = Locks.class)
final class LockHeldThroughLaterStatements extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Optional<Step> work = evidence.transaction().laterLongWork();
    if (work.isEmpty()
        || evidence.blockingLocks().isEmpty()
        || evidence.standing().refused()
        || evidence.takesLong()
        || SameTransactionValidation.of(evidence)) {
      return Stream.empty();
    }
    Map<Table, LockMode> held = evidence.heldAlready();
    return evidence.blockingLocks().entrySet().stream()
        .filter(lock -> !(held.containsKey(lock.getKey()) && isNoStronger(lock, held)))
        .filter(lock -> !speaksForItself(work.get(), lock.getKey(), stopped(lock.getValue())))
        .sorted(Map.Entry.comparingByKey())
        .map(lock -> danger(lock.getKey(), lock.getValue(), work.get()));
  }

  private static boolean isNoStronger(Map.Entry<Table, LockMode> lock, Map<Table, LockMode> held) {
    return lock.getValue().strength() <= held.get(lock.getKey()).strength();
  }

  /** Where the later statement makes the same traffic wait by itself, another hazard says so. */
  private static boolean speaksForItself(Step work, Table table, Traffic traffic) {
    return work.effects().stream()
        .anyMatch(
            effect ->
                effect instanceof Blocks wait
                    && wait.table().equals(table)
                    && wait.traffic() == traffic
                    && wait.howLong() == HowLong.PER_ROW);
  }

  private static Traffic stopped(LockMode lock) {
    return lock.blocks(Traffic.READS) ? Traffic.READS : Traffic.WRITES;
  }

  private static Danger danger(Table table, LockMode lock, Step work) {
    Traffic stopped = stopped(lock);
    return Danger.waiting(
        table,
        stopped,
        "%s %s wait from here to COMMIT, through the work of line %d"
            .formatted(
                stopped == Traffic.READS ? "reads and writes of" : "writes to",
                table,
                work.read().statement().place().line()));
  }
}
