package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.stream.Stream;

/**
 * A crash empties an unlogged table, and standby servers get none of its rows. One that is unlogged
 * already is not written anew.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createtable.html">CREATE TABLE</a>
 */
@HazardInfo(
    id = "unlogged-table-loses-rows",
    summary = "UNLOGGED table",
    danger = "every row is gone after a crash or a failover, and replicas never have any",
    remedy = "leave the table logged; a table of the session alone is a TEMPORARY one",
    asksFor = {ChangeTableOption.class, CreateTable.class})
final class UnloggedTableLosesRows extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> changed =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.LOGGING)
            .filter(change -> change.detail().contains("UNLOGGED"))
            .filter(change -> evidence.rewrites(change.table()))
            .map(change -> Danger.to(change.table(), message(change.table().toString())));
    List<Token> tokens = evidence.read().statement().tokens();
    boolean unlogged = tokens.size() > 1 && tokens.get(1).is("UNLOGGED");
    Stream<Danger> created =
        evidence
            .operations(CreateTable.class)
            .filter(create -> unlogged)
            .map(
                create ->
                    Danger.to(create.table(), message(create.table().toString()))
                        .weighing(Severity.INFO));
    return Stream.concat(changed, created);
  }

  private static String message(String table) {
    return "%s is empty after a crash or a failover".formatted(table);
  }
}
