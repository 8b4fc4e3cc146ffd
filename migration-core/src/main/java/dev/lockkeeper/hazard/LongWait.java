package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Table;
import java.util.Optional;

/** Traffic that waits the longer the more rows a table has: on MySQL mostly writers alone. */
record LongWait(Table table, Traffic traffic) {

  /** Returns the worst such wait for a table already in use, where there is one. */
  static Optional<LongWait> on(Table table, Evidence evidence) {
    if (evidence.blocks(table, Traffic.READS, PER_ROW)) {
      return Optional.of(new LongWait(table, Traffic.READS));
    }
    return evidence.blocks(table, Traffic.WRITES, PER_ROW)
        ? Optional.of(new LongWait(table, Traffic.WRITES))
        : Optional.empty();
  }

  /** Returns the danger that they wait, with what for behind it. */
  Danger danger(String what) {
    String who = traffic == Traffic.READS ? "reads and writes of" : "writes to";
    return Danger.waiting(table, traffic, "%s %s wait %s".formatted(who, table, what));
  }
}
