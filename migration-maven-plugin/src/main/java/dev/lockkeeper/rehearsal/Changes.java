package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a statement did to the storage of relations, seen by comparing before and after. */
final class Changes {

  /** Fewer rows than that are a settings table, or a row looked up by its key. */
  private static final long MANY_ROWS = 1000;

  private final Head head;
  private final Map<Long, Relation> before;
  private final Map<Long, Relation> after;
  private final Collection<Long> looked;

  /**
   * @param before all relations before the statement
   * @param after those of the looked-at ones that are still there
   * @param looked the relations that the statement can have changed
   */
  Changes(
      Head head, Map<Long, Relation> before, Map<Long, Relation> after, Collection<Long> looked) {
    this.head = head;
    this.before = before;
    this.after = after;
    this.looked = looked;
  }

  /**
   * Returns the observed effects on storage, in a fixed order.
   *
   * <p>TRUNCATE gives a table and its indexes new storage too, without reading or writing a row.
   */
  List<Effect> effects() {
    List<Effect> effects = new ArrayList<>();
    rewritten().sorted().map(Effect.Rewrites::new).forEach(effects::add);
    rebuilt()
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .map(index -> new Effect.RebuildsIndex(tableOf(index), index.name().name()))
        .forEach(effects::add);
    catalogChanges().sorted().map(Effect.ChangesCatalog::new).forEach(effects::add);
    if (head.isTruncate()) {
      return effects;
    }
    writes().forEach(effects::add);
    scanned()
        .map(this::nameBefore)
        .distinct()
        .sorted()
        .map(Effect.Scans::new)
        .forEach(effects::add);
    return effects;
  }

  private Stream<Effect> writes() {
    return known()
        .filter(now -> now.isHeap() && written(now) > 0)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .map(now -> new Effect.Writes(nameBefore(now.oid()), written(now)));
  }

  /** What is made, goes or gets another name or more columns; sequences and TOAST come along. */
  private Stream<String> catalogChanges() {
    List<Relation> gone =
        looked.stream()
            .filter(oid -> !after.containsKey(oid))
            .map(before::get)
            .filter(Objects::nonNull)
            .toList();
    Stream<String> renamed =
        known()
            .filter(now -> now.hasNoun() && !now.name().equals(nameBefore(now.oid())))
            .map(now -> "%s %s renamed".formatted(now.noun(), nameBefore(now.oid())));
    Stream<String> widened =
        known()
            .filter(now -> now.hasNoun() && now.columns() > before.get(now.oid()).columns())
            .map(now -> "columns added to %s".formatted(nameBefore(now.oid())));
    return Stream.of(
            named(created().toList(), gone, "%s %s made"),
            named(gone, created().toList(), "%s %s dropped"),
            renamed,
            widened)
        .flatMap(changes -> changes);
  }

  /** Says it of those relations that are not merely made again. */
  private static Stream<String> named(List<Relation> these, List<Relation> others, String form) {
    Set<Table> again = others.stream().map(Relation::name).collect(Collectors.toSet());
    return these.stream()
        .filter(one -> one.hasNoun() && !again.contains(one.name()))
        .map(one -> form.formatted(one.noun(), one.name()));
  }

  /** Returns the tables on which the statement did work in proportion to their rows. */
  Set<Long> perRow() {
    if (head.isTruncate()) {
      return new HashSet<>();
    }
    Set<Long> tables = new HashSet<>();
    changedHeaps().map(Relation::oid).forEach(tables::add);
    rebuilt().map(Relation::indexed).forEach(tables::add);
    built().map(Relation::indexed).forEach(tables::add);
    sequentiallyScanned().map(Relation::oid).forEach(tables::add);
    scanned().forEach(tables::add);
    known().filter(now -> written(now) >= MANY_ROWS).map(Relation::oid).forEach(tables::add);
    return tables;
  }

  /**
   * Returns how many of a table's rows it has locked, for those who would change them too.
   *
   * @param rows in the table
   */
  RowLocks rowLocks(long oid, long rows) {
    Relation now = after.get(oid);
    if (now == null || !before.containsKey(oid) || changed(now) < MANY_ROWS) {
      return RowLocks.FEW;
    }
    return changed(now) * 2 >= rows ? RowLocks.MOST : RowLocks.MANY;
  }

  private Stream<Table> rewritten() {
    return changedHeaps().map(relation -> nameBefore(relation.oid()));
  }

  private Stream<Relation> changedHeaps() {
    return known().filter(Relation::isHeap).filter(this::hasNewStorage);
  }

  private Stream<Relation> rebuilt() {
    Stream<Relation> inPlace = known().filter(Relation::isIndex).filter(this::hasNewStorage);
    Stream<Relation> replaced =
        created()
            .filter(Relation::isIndex)
            .filter(
                now -> predecessor(now).filter(old -> old.storage() != now.storage()).isPresent());
    return Stream.concat(inPlace, replaced).filter(index -> index.kind() == 'i');
  }

  /** Indexes that are new, on tables that are not. */
  private Stream<Relation> built() {
    return created()
        .filter(now -> now.kind() == 'i')
        .filter(now -> before.containsKey(now.indexed()))
        .filter(now -> predecessor(now).isEmpty());
  }

  /**
   * A type change drops an index and makes it again by the same name, at times from old storage.
   */
  private Optional<Relation> predecessor(Relation index) {
    return looked.stream()
        .filter(oid -> !after.containsKey(oid))
        .map(before::get)
        .filter(Objects::nonNull)
        .filter(old -> old.indexed() == index.indexed() && old.name().equals(index.name()))
        .findFirst();
  }

  /** The tables whose every row a statement read that is no plain DML. */
  private Stream<Long> scanned() {
    if (head.isPlainDml()) {
      return Stream.of();
    }
    Stream<Long> indexScanned =
        head.isAlter()
            ? known().filter(Relation::isIndex).filter(this::hasScanned).map(Relation::indexed)
            : Stream.of();
    return Stream.of(
            sequentiallyScanned().map(Relation::oid),
            indexScanned,
            built().map(Relation::indexed),
            changedHeaps().filter(heap -> heap.kind() == 'r').map(Relation::oid))
        .flatMap(tables -> tables)
        .filter(before::containsKey)
        .filter(oid -> before.get(oid).isHeap());
  }

  private Stream<Relation> sequentiallyScanned() {
    return known().filter(Relation::isHeap).filter(this::hasScanned);
  }

  private Stream<Relation> known() {
    return after.values().stream().filter(now -> before.containsKey(now.oid()));
  }

  private Stream<Relation> created() {
    return after.values().stream().filter(now -> !before.containsKey(now.oid()));
  }

  private boolean hasNewStorage(Relation now) {
    return now.storage() != before.get(now.oid()).storage();
  }

  private boolean hasScanned(Relation now) {
    return now.scans() > before.get(now.oid()).scans();
  }

  private long written(Relation now) {
    return now.inserted() - before.get(now.oid()).inserted() + changed(now);
  }

  private long changed(Relation now) {
    return now.changed() - before.get(now.oid()).changed();
  }

  private Table nameBefore(long oid) {
    return before.get(oid).name();
  }

  private Table tableOf(Relation index) {
    return nameBefore(index.indexed());
  }
}
