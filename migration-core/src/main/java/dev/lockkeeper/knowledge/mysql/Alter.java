package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RequireAlgorithm;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One ALTER of one table: what it changes, and the way that the server takes. */
final class Alter {

  private final TableShape before;
  private final Schema schema;
  private final Situation situation;
  private final Changes changes;
  private final Renamings renamings = new Renamings();
  private Optional<String> refusal = Optional.empty();
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

  void adds(AddColumn add) {
    changes.adds(add);
    boolean logged = !situation.state().hasOff("sql_log_bin");
    add.column()
        .defaultValue()
        .filter(value -> logged && add.column().generation() == Generation.NONE)
        .flatMap(UnsafeFunctions::in)
        .ifPresent(
            name ->
                refusal =
                    Optional.of(
                        "%s() may be something else on a replica, and with the binary log on, as it is by default, no row gets it (error 1674)"
                            .formatted(name)));
  }

  void refuse(String why) {
    refusal = Optional.of(why);
  }

  void renames(RenameColumn rename) {
    if (rename.respelt() || !rename.column().equals(rename.to())) {
      changes.renames(rename.column());
      renamings.column(rename.column(), rename.to());
    }
  }

  void redefines(RedefineColumn redefine) {
    changes.redefines(redefine);
    if (redefine.renames()) {
      renamings.column(redefine.column(), redefine.definition().name());
    }
  }

  void renamesIndex(String from, String to) {
    changes.are(Change.ALTER_INDEX);
    renamings.index(from, to);
  }

  void drops(DropColumn column) {
    changes.drops(column);
    renamings.drops(column.column());
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
    Alteration alteration = alteration(after);
    if (changes.indexes().fulltextAdded() > 1 && alteration.traits().innodb()) {
      refusal = Optional.of("InnoDB adds one FULLTEXT index in a statement (error 1795)");
    }
    if (refusal.isPresent()) {
      deeds.commits().fails(refusal.get());
      return;
    }
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
    if (alteration.addsRowVersion() && way.get().algorithm() != Algorithm.COPY) {
      int number = situation.state().rowVersions(table) + 1;
      deeds.addsRowVersion(table, number, Alteration.MOST_ROW_VERSIONS);
    }
  }

  /** Returns whether the server copies the table, unless it is told another way. */
  boolean copies(Schema after) {
    return alteration(after).way().algorithm() == Algorithm.COPY;
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
    TableStep step = step(after);
    step.changes(changes.all()).forEach(changes::are);
    Set<Change> all =
        situation.state().value("old_alter_table").filter(Alter::isOn).isPresent()
            ? Set.of(Change.CONVERT)
            : changes.all();
    return new Alteration(all, situation.release(), step.traits(situation.state()));
  }

  private TableStep step(Schema after) {
    TableShape now = after.table(before.table()).orElse(before);
    return new TableStep(before, schema, now, after, renamings, situation.release());
  }

  private static boolean isOn(String value) {
    return value.equals("1") || value.equalsIgnoreCase("ON") || value.equalsIgnoreCase("TRUE");
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

  /** Returns the state of the server with what the table's storage remembers afterwards. */
  ServerState after(ServerState state, Schema after) {
    Table table = before.table();
    Alteration alteration = alteration(after);
    Way way = alteration.way();
    int so = state.rowVersions(table);
    boolean adds = alteration.addsRowVersion() && way.algorithm() == Algorithm.INSTANT;
    int rowVersions = way.rebuilds() ? 0 : adds ? so + 1 : so;
    boolean docId = alteration.traits().hiddenDocId() || alteration.traits().fulltext();
    boolean hidden = docId && !way.rebuilds() && !step(after).hasOwnDocId();
    return state.withRowVersions(table, rowVersions).withHiddenDocId(table, hidden);
  }
}
