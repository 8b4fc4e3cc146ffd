package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Table;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@HazardInfo(
    id = "storage-change-rewrites-table",
    summary = "Change of storage writes the whole table anew",
    danger =
        "reads and writes queue (on MySQL writes) while every row is copied and every index built"
            + " anew",
    remedy =
        "no form of it lets work go on: build a new table beside it and move the rows in batches, or do it in a maintenance window"
            + " and allow it with a reason",
    asksFor = {ChangeTableOption.class, AlterObject.class})
final class StorageChangeRewritesTable extends Hazard {

  private static final Pattern MOVE = Pattern.compile("(?:INDEX )?SET TABLESPACE (\\S+)");

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> tables =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> evidence.rewrites(change.table()))
            .flatMap(
                change ->
                    LongWait.on(change.table(), evidence)
                        .map(
                            wait -> wait.danger("while every row is copied for " + change.detail()))
                        .stream());
    return Stream.concat(
        tables, evidence.operations(AlterObject.class).flatMap(alter -> moved(alter, evidence)));
  }

  /** An index or a materialized view that goes to another tablespace. */
  private static Stream<Danger> moved(AlterObject alter, Evidence evidence) {
    Matcher move = MOVE.matcher(alter.action());
    if (!move.lookingAt()) {
      return Stream.empty();
    }
    Table name = Table.named(alter.name());
    if (alter.kind() == ObjectKind.MATERIALIZED_VIEW) {
      return LongWait.on(name, evidence)
          .map(wait -> wait.danger("while every row is copied to " + stored(move.group(1))))
          .stream();
    }
    return evidence.before().schema().index(name).stream()
        .flatMap(index -> LongWait.on(index.table(), evidence).stream())
        .map(
            wait ->
                wait.danger("while index %s is copied to %s".formatted(name, stored(move.group(1))))
                    .saying(
                        "from PostgreSQL 14 on REINDEX (TABLESPACE %s) INDEX CONCURRENTLY %s moves it while work goes on"
                            .formatted(stored(move.group(1)), name)));
  }

  /** The reader writes words large. */
  private static String stored(String tablespace) {
    return tablespace.startsWith("\"") ? tablespace : tablespace.toLowerCase(Locale.ROOT);
  }
}
