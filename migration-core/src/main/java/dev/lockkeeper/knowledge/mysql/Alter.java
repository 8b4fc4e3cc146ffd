package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.RequireAlgorithm;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One ALTER of one table: what it changes, and the way that the server takes. */
final class Alter {

  private final TableShape before;
  private final Schema schema;
  private final Situation situation;
  private final Changes changes;
  private final Map<String, String> renamed = new HashMap<>();
  private final Map<String, String> renamedIndexes = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private Optional<RequireAlgorithm> required = Optional.empty();
  private boolean renamesTable;

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
    remembersName(from, to);
  }

  void remembersName(String from, String to) {
    renamed.put(from, to);
  }

  void renamesIndex(String from, String to) {
    changes.are(Change.ALTER_INDEX);
    renamedIndexes.put(from, to);
  }

  void drops(DropColumn column) {
    changes.drops(column);
    dropped.add(column.column());
  }

  void renamesTable() {
    renamesTable = true;
  }

  /** Says what the server does, once all actions are known. */
  void addTo(Deeds deeds, Schema after) {
    Table table = before.table();
    if (renamesTable && changes.all().isEmpty() && required.isEmpty()) {
      // nothing but the name changes, and no storage engine is asked
      deeds.commits().lock(table, MysqlLock.EXCLUSIVE).uses(table, Algorithm.METADATA, false);
      return;
    }
    if (changes.indexes().fulltextAdded() > 1) {
      deeds.commits().fails("InnoDB adds one FULLTEXT index in a statement (error 1795)");
      return;
    }
    Alteration alteration = alteration(after);
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

  private Alteration alteration(Schema after) {
    TableShape now = after.table(before.table()).orElse(before);
    compare(now, after);
    Set<Change> all =
        situation.state().value("old_alter_table").filter(Alter::isOn).isPresent()
            ? Set.of(Change.CONVERT)
            : changes.all();
    return new Alteration(all, situation.release(), traits(now, after));
  }

  private static boolean isOn(String value) {
    return value.equals("1") || value.equalsIgnoreCase("ON") || value.equalsIgnoreCase("TRUE");
  }

  /** What only shows when the table after all actions is held beside the one before. */
  private void compare(TableShape now, Schema after) {
    if (before.columns().isEmpty()) {
      return;
    }
    move(now);
    new VirtualColumns(before.columns(), now.columns(), this::laterName)
        .changes()
        .forEach(changes::are);
    if (hasFunctional() && now.columns().size() != before.columns().size()) {
      // the hidden column of an expression stands behind all others
      changes.are(Change.MOVE_VIRTUAL);
    }
    Optional<ClusteredKey> was = ClusteredKey.of(before, schema);
    Optional<ClusteredKey> is = ClusteredKey.of(now, after);
    Optional<ClusteredKey> later =
        was.map(key -> new ClusteredKey(renamedIndexes.getOrDefault(key.name(), key.name())));
    boolean gone = later.filter(key -> !key.isIn(now, after)).isPresent();
    if (gone) {
      changes.are(Change.DROP_CLUSTERED_KEY);
    } else if (was.isPresent() && is.isEmpty()) {
      // a column of the UNIQUE that ordered the rows takes NULL from now on
      changes.are(Change.CONVERT);
    }
    if (is.filter(key -> !key.isIn(before, schema)).isPresent() && (gone || was.isEmpty())) {
      changes.are(Change.NEW_CLUSTERED_KEY);
    }
    if (option(TableOption.PARTITIONING).matches("(?is).*\\bKEY \\(\\).*") && reorders()) {
      // rows are divided by the primary key itself
      changes.are(Change.CONVERT);
    }
  }

  private boolean reorders() {
    return changes.all().contains(Change.NEW_CLUSTERED_KEY)
        || changes.all().contains(Change.DROP_CLUSTERED_KEY);
  }

  private boolean hasFunctional() {
    return schema.indexesOf(before.table()).stream()
        .anyMatch(index -> IndexChanges.isFunctional(index.keys()));
  }

  /** A column that comes back under its name is another one. */
  private String laterName(String column) {
    return dropped.contains(column) ? "" : renamed.getOrDefault(column, column);
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

  private Traits traits(TableShape now, Schema after) {
    String format = option(TableOption.ROW_FORMAT);
    List<String> names = now.columns().stream().map(Column::name).toList();
    List<String> kept = before.columns().stream().map(c -> laterName(c.name())).toList();
    boolean atEnd = names.size() >= kept.size() && names.subList(0, kept.size()).equals(kept);
    boolean fulltext = has("fulltext", schema);
    return new Traits(
        option(TableOption.ENGINE).matches("(?i)|InnoDB"),
        fulltext,
        has("fulltext", after),
        has("spatial", after),
        fulltext || hasHiddenDocId() || before.column("FTS_DOC_ID").isPresent(),
        hasHiddenDocId(),
        format.toUpperCase(Locale.ROOT).contains("COMPRESSED"),
        !option(TableOption.PARTITIONING).isEmpty(),
        situation.state().rowVersions(before.table()),
        atEnd);
  }

  private String option(TableOption option) {
    return before.options().getOrDefault(option, "").replaceAll("['\"`]", "");
  }

  private boolean has(String method, Schema at) {
    return at.indexesOf(before.table()).stream()
        .anyMatch(index -> IndexChanges.isOf(index.method(), method));
  }

  private boolean hasHiddenDocId() {
    return situation.state().hasHiddenDocId(before.table());
  }

  /** Compares the places of the columns that were there before. */
  private void move(TableShape now) {
    List<String> names = now.columns().stream().map(Column::name).toList();
    List<String> kept =
        before.columns().stream().map(c -> laterName(c.name())).filter(names::contains).toList();
    List<String> order = names.stream().filter(kept::contains).toList();
    if (!order.equals(kept)) {
      changes.are(Change.MOVE_COLUMN);
    }
  }

  /** Returns the state of the server with what the table's storage remembers afterwards. */
  ServerState after(ServerState state, Schema after) {
    Table table = before.table();
    Alteration alteration = alteration(after);
    Way way = alteration.way();
    boolean docId = alteration.traits().hiddenDocId() || alteration.traits().fulltext();
    boolean hidden = docId && !way.rebuilds() && before.column("FTS_DOC_ID").isEmpty();
    return state
        .withRowVersions(table, rowVersions(way, state.rowVersions(table)))
        .withHiddenDocId(table, hidden);
  }

  private int rowVersions(Way way, int so) {
    boolean counts =
        changes.all().contains(Change.ADD_COLUMN) || changes.all().contains(Change.DROP_COLUMN);
    return way.rebuilds() ? 0 : counts && way.algorithm() == Algorithm.INSTANT ? so + 1 : so;
  }
}
