package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what one statement does.
 *
 * <p>Unlike PostgreSQL's, its locks change while it runs: a metadata lock is EXCLUSIVE at the end
 * of every ALTER, for an instant, whatever went on before. So each wait says itself how long it is.
 */
final class Deeds {

  private record Wait(Table table, Traffic traffic) {}

  private final Map<Table, MysqlLock> locks = new LinkedHashMap<>();
  private final Map<Wait, HowLong> waits = new LinkedHashMap<>();
  private final Set<Effect> others = new LinkedHashSet<>();

  /** Takes a metadata lock for an instant. */
  Deeds lock(Table table, MysqlLock mode) {
    locks.merge(table, mode, (a, b) -> a.strength() >= b.strength() ? a : b);
    for (Traffic traffic : Traffic.values()) {
      if (mode.blocks(traffic)) {
        stop(table, traffic, HowLong.INSTANT);
      }
    }
    return this;
  }

  /** Makes traffic wait that long. */
  Deeds stop(Table table, Traffic traffic, HowLong howLong) {
    waits.merge(new Wait(table, traffic), howLong, (a, b) -> a == HowLong.PER_ROW ? a : b);
    return this;
  }

  Deeds scans(Table table) {
    others.add(new Effect.Scans(table));
    return this;
  }

  Deeds rewrites(Table table) {
    others.add(new Effect.Rewrites(table));
    return this;
  }

  Deeds works(Table table) {
    others.add(new Effect.Works(table));
    return this;
  }

  Deeds uses(Table table, Algorithm algorithm, boolean dmlPermitted) {
    others.add(new Effect.Uses(table, algorithm, dmlPermitted));
    return this;
  }

  /** Changes the dictionary alone, with nobody else in the table. */
  Deeds withoutAlgorithm(Table table) {
    return commits().lock(table, MysqlLock.EXCLUSIVE).uses(table, Algorithm.METADATA, false);
  }

  Deeds commits() {
    others.add(new Effect.CommitsImplicitly());
    return this;
  }

  Deeds loses(Table table, String what) {
    others.add(new Effect.LosesData(table, what));
    return this;
  }

  Deeds breaksBoth(Table table, String what) {
    others.add(new Effect.Breaks(table, Traffic.READS, what));
    others.add(new Effect.Breaks(table, Traffic.WRITES, what));
    return this;
  }

  Deeds addsRowVersion(Table table, int number, int most) {
    others.add(new Effect.AddsRowVersion(table, number, most));
    return this;
  }

  Deeds locksRowsRead(Table table) {
    others.add(new Effect.LocksRowsRead(table));
    return this;
  }

  Deeds ignores(Table table, String what) {
    others.add(new Effect.Ignores(table, what));
    return this;
  }

  Deeds fails(String error) {
    others.add(new Effect.Fails(error));
    return this;
  }

  Deeds unknown(String because) {
    others.add(new Effect.Unknown(because));
    return this;
  }

  List<Effect> effects() {
    List<Effect> effects = new ArrayList<>();
    locks.forEach((table, mode) -> effects.add(new Effect.Locks(table, mode)));
    waits.forEach(
        (wait, howLong) -> effects.add(new Effect.Blocks(wait.table(), wait.traffic(), howLong)));
    effects.addAll(others);
    return effects;
  }
}
