package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Spot;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Attachment;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects what one operation does, and draws the conclusions: the strongest lock on each table,
 * who waits for it, and for how long.
 *
 * <p>explicit-locking: a lock is held to the end of the transaction, so every lock of a statement
 * lasts at least as long as its longest work, on whichever table that is.
 */
final class Deeds {

  private final Schema schema;
  private final Map<Table, PostgresqlLock> locks = new LinkedHashMap<>();
  private final Map<Table, PostgresqlLock> first = new LinkedHashMap<>();
  private final Set<Effect> others = new LinkedHashSet<>();
  private final Map<Table, Set<Traffic>> waits = new LinkedHashMap<>();
  private boolean worksPerRow;

  Deeds(Schema schema) {
    this.schema = schema;
  }

  Deeds lock(Table table, PostgresqlLock mode) {
    locks.merge(table, mode, (a, b) -> a.strength() >= b.strength() ? a : b);
    return this;
  }

  /** Takes a lock that is given back before the work begins. */
  Deeds lockAtFirst(Table table, PostgresqlLock mode) {
    first.put(table, mode);
    return this;
  }

  Deeds lock(Collection<Table> tables, PostgresqlLock mode) {
    tables.forEach(table -> lock(table, mode));
    return this;
  }

  /** Takes the locks and new storage of what is done along with it, and what nobody knows of it. */
  Deeds locksOf(Deeds other) {
    other.locks.forEach(this::lock);
    other.others.stream().filter(Deeds::isPassedOn).forEach(others::add);
    return this;
  }

  private static boolean isPassedOn(Effect effect) {
    return effect instanceof Effect.Rewrites
        || effect instanceof Effect.RebuildsIndex
        || effect instanceof Effect.Conceals;
  }

  /** Reads every row while its locks are held. */
  Deeds scan(Table table) {
    worksPerRow = true;
    others.add(new Effect.Scans(table));
    return this;
  }

  Deeds scan(Collection<Table> tables) {
    tables.forEach(this::scan);
    return this;
  }

  /** Reads every row and writes it elsewhere, and then every index. */
  Deeds rewrite(Table table) {
    return scan(table).newStorage(table);
  }

  Deeds rewrite(Collection<Table> tables) {
    tables.forEach(this::rewrite);
    return this;
  }

  /** Starts the table and its indexes afresh, without a look at the rows. */
  Deeds newStorage(Table table) {
    others.add(new Effect.Rewrites(table));
    schema.indexesOf(table).forEach(this::newStorage);
    return this;
  }

  /** Copies the table's files as they are; no row is looked at, and no index touched. */
  Deeds moveFiles(Table table) {
    worksPerRow = true;
    others.add(new Effect.Rewrites(table));
    return this;
  }

  /** Copies the index's file as it is, without a look at the table. */
  Deeds moveFile(Index index) {
    worksPerRow = true;
    newStorage(index);
    return this;
  }

  /** Builds one index anew from the rows. */
  Deeds rebuild(Index index) {
    newStorage(index);
    return scan(index.table());
  }

  private void newStorage(Index index) {
    others.add(new Effect.RebuildsIndex(index.table(), index.name()));
  }

  /** Works on every row without a scan that counts as one: rows are changed or locked. */
  Deeds touchEveryRow(Table table) {
    worksPerRow = true;
    others.add(new Effect.Works(table));
    return this;
  }

  /** Makes that traffic wait although the lock on the table itself would not. */
  Deeds stop(Table table, Traffic traffic) {
    waits.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(traffic);
    return this;
  }

  Deeds loses(Table table, String what) {
    others.add(new Effect.LosesData(table, what));
    return this;
  }

  Deeds breaks(Table table, Traffic traffic, String what) {
    others.add(new Effect.Breaks(table, traffic, what));
    return this;
  }

  Deeds breaksBoth(Table table, String what) {
    return breaks(table, Traffic.READS, what).breaks(table, Traffic.WRITES, what);
  }

  Deeds forbidsTransaction() {
    others.add(new Effect.ForbidsTransaction());
    return this;
  }

  /** Is refused, whatever rows there are. */
  Deeds fails(String error) {
    others.add(new Effect.Fails(error));
    return this;
  }

  Deeds unknown(String because) {
    return unknown(because, Optional.empty());
  }

  Deeds unknown(String because, Optional<Spot> at) {
    others.add(new Effect.Unknown(because, at));
    return this;
  }

  /** Does more than is known, by what it fires. */
  Deeds conceals(Attachment fired, String because) {
    String by = fired.kind().name().toLowerCase(Locale.ROOT) + " " + fired.name();
    others.add(new Effect.Conceals(fired.on(), by, because));
    return this;
  }

  /** sql-refreshmaterializedview: nothing but REFRESH changes what a materialized view holds. */
  private boolean isWithoutWriters(Table table) {
    return schema
        .object(table)
        .filter(object -> object.kind() == ObjectKind.MATERIALIZED_VIEW)
        .isPresent();
  }

  List<Effect> effects() {
    List<Effect> effects = new ArrayList<>();
    HowLong howLong = worksPerRow ? HowLong.PER_ROW : HowLong.INSTANT;
    strongest().forEach((table, mode) -> effects.add(new Effect.Locks(table, mode)));
    locks.forEach((table, mode) -> blocked(table, mode).forEach(traffic -> stop(table, traffic)));
    waits.forEach((table, traffics) -> effects.addAll(blocks(table, traffics, howLong)));
    first.forEach(
        (table, mode) -> {
          Set<Traffic> brief = blocked(table, mode);
          brief.removeAll(waits.getOrDefault(table, Set.of()));
          effects.addAll(blocks(table, brief, HowLong.INSTANT));
        });
    effects.addAll(others);
    return effects;
  }

  private Map<Table, PostgresqlLock> strongest() {
    Map<Table, PostgresqlLock> strongest = new LinkedHashMap<>(locks);
    first.forEach(
        (table, mode) ->
            strongest.merge(table, mode, (a, b) -> a.strength() >= b.strength() ? a : b));
    return strongest;
  }

  private Set<Traffic> blocked(Table table, PostgresqlLock mode) {
    Set<Traffic> blocked = EnumSet.noneOf(Traffic.class);
    for (Traffic traffic : Traffic.values()) {
      if (mode.blocks(traffic) && !(traffic == Traffic.WRITES && isWithoutWriters(table))) {
        blocked.add(traffic);
      }
    }
    return blocked;
  }

  private static List<Effect> blocks(Table table, Set<Traffic> traffics, HowLong howLong) {
    return Stream.of(Traffic.values())
        .filter(traffics::contains)
        .<Effect>map(traffic -> new Effect.Blocks(table, traffic, howLong, Optional.empty()))
        .toList();
  }
}
