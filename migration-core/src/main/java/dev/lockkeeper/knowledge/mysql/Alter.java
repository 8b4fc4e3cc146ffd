package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Operation.RequireAlgorithm;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One ALTER of one table: what it changes, and the way that the server takes. */
final class Alter {

  private final TableShape before;
  private final Schema schema;
  private final Situation situation;
  private final Changes changes;
  private final Map<String, String> renamed = new HashMap<>();
  private Optional<RequireAlgorithm> required = Optional.empty();

  /** What decides beside the statement. */
  record Situation(Release release, ServerState state) {}

  Alter(TableShape before, Schema schema, Situation situation) {
    this.before = before;
    this.schema = schema;
    this.situation = situation;
    this.changes = new Changes(before, schema, situation.state(), situation.release());
  }

  Changes changes() {
    return changes;
  }

  void requires(RequireAlgorithm clause) {
    required = Optional.of(clause);
  }

  void renames(String from, String to) {
    changes.renames(from);
    renamed.put(from, to);
  }

  void remembersName(String from, String to) {
    renamed.put(from, to);
  }

  /** Says what the server does, once all actions are known. */
  void addTo(Deeds deeds, Schema after) {
    Table table = before.table();
    TableShape now = after.table(table).orElse(before);
    move(now);
    Alteration alteration = new Alteration(changes.all(), situation.release(), traits(now));
    Optional<Way> way =
        required
            .map(clause -> demanded(alteration, clause))
            .orElseGet(() -> Optional.of(alteration.way()));
    deeds.commits().lock(table, MysqlLock.EXCLUSIVE);
    if (way.isEmpty()) {
      deeds.fails("the server cannot do it with that ALGORITHM or LOCK");
      return;
    }
    done(way.get(), table, deeds);
  }

  private void done(Way way, Table table, Deeds deeds) {
    deeds.uses(table, way.algorithm(), way.dmlPermitted());
    if (way.rebuilds()) {
      deeds.rewrites(table);
    }
    if (way.perRow()) {
      deeds.scans(table);
      if (!way.dmlPermitted()) {
        deeds.stop(table, Traffic.WRITES, HowLong.PER_ROW);
      }
      if (exclusive()) {
        deeds.stop(table, Traffic.READS, HowLong.PER_ROW);
      }
    }
  }

  private boolean exclusive() {
    return required.flatMap(RequireAlgorithm::lock).filter("EXCLUSIVE"::equals).isPresent();
  }

  /** alter-table, "Performance and Space Requirements" and "Concurrency Control". */
  private static Optional<Way> demanded(Alteration alteration, RequireAlgorithm clause) {
    String algorithm =
        clause.algorithm().map(word -> word.toUpperCase(Locale.ROOT)).orElse("DEFAULT");
    String lock = clause.lock().map(word -> word.toUpperCase(Locale.ROOT)).orElse("DEFAULT");
    Optional<Way> way =
        switch (algorithm) {
          case "INSTANT" -> alteration.instant().filter(instant -> lock.equals("DEFAULT"));
          case "INPLACE" -> alteration.inPlace();
          case "COPY" -> Optional.of(Way.COPY);
          default -> Optional.of(alteration.way());
        };
    return switch (lock) {
      case "NONE" -> way.filter(Way::dmlPermitted);
      case "SHARED", "EXCLUSIVE" -> way.map(Way::withoutDml);
      default -> way;
    };
  }

  private Alteration.Traits traits(TableShape now) {
    List<Index> indexes = schema.indexesOf(before.table());
    String format = before.options().getOrDefault(TableOption.ROW_FORMAT, "");
    List<String> names = now.columns().stream().map(Column::name).toList();
    List<String> kept = keptNames();
    boolean atEnd = names.size() >= kept.size() && names.subList(0, kept.size()).equals(kept);
    return new Alteration.Traits(
        indexes.stream().anyMatch(index -> isOf(index, "fulltext")),
        indexes.stream().anyMatch(index -> isOf(index, "spatial")),
        format.toUpperCase(Locale.ROOT).contains("COMPRESSED"),
        situation.state().rowVersions(before.table()),
        atEnd);
  }

  private static boolean isOf(Index index, String method) {
    return index.method().filter(method::equalsIgnoreCase).isPresent();
  }

  private List<String> keptNames() {
    return before.columns().stream()
        .map(column -> renamed.getOrDefault(column.name(), column.name()))
        .toList();
  }

  /** Compares the places of the columns that were there before. */
  private void move(TableShape now) {
    List<String> names = now.columns().stream().map(Column::name).toList();
    List<String> kept = keptNames().stream().filter(names::contains).toList();
    List<String> order = names.stream().filter(kept::contains).toList();
    if (!order.equals(kept)) {
      changes.are(Change.MOVE_COLUMN);
    }
    for (int place = 0; place < before.columns().size(); place++) {
      Column column = before.columns().get(place);
      int later = names.indexOf(renamed.getOrDefault(column.name(), column.name()));
      if (column.generation() == Generation.VIRTUAL && later >= 0 && later != place) {
        changes.are(Change.MOVE_VIRTUAL);
      }
    }
  }

  /** Returns the row versions that the table has afterwards. */
  int rowVersionsAfter(Schema after) {
    TableShape now = after.table(before.table()).orElse(before);
    move(now);
    Way way = new Alteration(changes.all(), situation.release(), traits(now)).way();
    int so = situation.state().rowVersions(before.table());
    boolean counts =
        changes.all().contains(Change.ADD_COLUMN) || changes.all().contains(Change.DROP_COLUMN);
    return way.rebuilds() ? 0 : counts && way.algorithm() == Algorithm.INSTANT ? so + 1 : so;
  }
}
