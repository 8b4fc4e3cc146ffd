package dev.lockkeeper.knowledge;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins the effects of a statement's operations into those of the statement. */
final class StatementEffects {

  private record Wait(Table table, Traffic traffic) {}

  private final Map<Table, LockMode> locks = new LinkedHashMap<>();
  private final Set<Wait> waits = new LinkedHashSet<>();
  private final Set<Effect> others = new LinkedHashSet<>();
  private HowLong howLong = HowLong.INSTANT;

  void add(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Locks lock) {
        locks.merge(lock.table(), lock.mode(), (a, b) -> a.strength() >= b.strength() ? a : b);
      } else if (effect instanceof Blocks blocks) {
        waits.add(new Wait(blocks.table(), blocks.traffic()));
        howLong = blocks.howLong() == HowLong.PER_ROW ? HowLong.PER_ROW : howLong;
      } else {
        others.add(effect);
        // a scan under a lock that stops nobody prolongs one that does
        howLong = effect instanceof Effect.Scans ? HowLong.PER_ROW : howLong;
      }
    }
  }

  List<Effect> list() {
    List<Effect> effects = new ArrayList<>();
    locks.forEach((table, mode) -> effects.add(new Locks(table, mode)));
    waits.forEach(wait -> effects.add(new Blocks(wait.table(), wait.traffic(), howLong)));
    effects.addAll(others);
    return effects;
  }
}
