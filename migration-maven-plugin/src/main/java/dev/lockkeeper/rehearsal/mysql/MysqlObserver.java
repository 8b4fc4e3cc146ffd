package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.PendingStatements;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches each pending statement from other connections: what the server says it would do, then
 * which tables were written anew, how many rows went through the SQL layer, and how long it took.
 */
final class MysqlObserver implements ScriptListener, AutoCloseable {

  private final PendingStatements statements;
  private final Map<Table, Long> rows;
  private final String database;
  private final Connection own;
  private final Asking asking;
  private final Map<StatementId, Observation> observations = new LinkedHashMap<>();
  private final List<String> answers = new ArrayList<>();
  private TableIds before = new TableIds(Map.of());
  private Optional<Answer> answer = Optional.empty();
  private Optional<Table> asked = Optional.empty();

  /**
   * @param database in which the scripts run
   * @param other in which is asked
   * @param rows in the tables that were filled
   */
  MysqlObserver(
      PendingStatements statements,
      MysqlDatabase database,
      MysqlDatabase other,
      Map<Table, Long> rows)
      throws SQLException {
    this.statements = statements;
    this.rows = rows;
    this.database = database.name();
    this.own = database.connect();
    this.asking = new Asking(database, other);
  }

  Map<StatementId, Observation> observations() {
    return observations;
  }

  /** Returns what the server said why it takes no cheaper way, each with its place. */
  List<String> answers() {
    return answers;
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    Statement statement = statements.find(script, index, sql);
    answer = asking.ask(sql, migrating);
    asked = AlterText.of(sql).map(text -> Table.of(text.table().replace("`", "")));
    answer
        .filter(said -> !said.refusal().isEmpty())
        .ifPresent(
            said ->
                answers.add(
                    "%s: the server chooses %s%s, because: %s"
                        .formatted(
                            statement.place(),
                            said.algorithm(),
                            said.dmlPermitted() ? "" : ", and lets nobody write",
                            said.refusal())));
    before = TableIds.of(database, own);
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    StatementEvent event = StatementEvent.lastOf(migrating, own);
    Set<Table> rebuilt = before.rebuiltUntil(TableIds.of(database, own));
    List<Effect> effects = new ArrayList<>();
    rebuilt.stream().map(Effect.Rewrites::new).forEach(effects::add);
    asked.ifPresent(table -> effects.addAll(effectsOn(table, event, rebuilt)));
    observe(script, index, effects, event.millis());
  }

  /** The lock at the end of every ALTER is EXCLUSIVE, and lasts for an instant. */
  private List<Effect> effectsOn(Table table, StatementEvent event, Set<Table> rebuilt) {
    if (answer.isEmpty()) {
      return List.of();
    }
    Answer said = answer.get();
    // rows that went through the SQL layer were copied, whatever the server said before
    boolean copied = event.rows() > 0 && rebuilt.contains(table);
    Algorithm algorithm = copied ? Algorithm.COPY : said.algorithm();
    boolean dml = said.dmlPermitted() && !copied;
    List<Effect> effects = new ArrayList<>();
    if (algorithm == Algorithm.COPY && !rebuilt.contains(table)) {
      // another engine's table has no number any more
      effects.add(new Effect.Rewrites(table));
    }
    effects.add(new Effect.Uses(table, algorithm, dml));
    effects.add(new Effect.Locks(table, MysqlLock.EXCLUSIVE));
    effects.add(new Effect.Blocks(table, Traffic.READS, HowLong.INSTANT));
    effects.add(
        dml
            ? new Effect.Blocks(table, Traffic.WRITES, HowLong.INSTANT)
            : new Effect.Blocks(
                table, Traffic.WRITES, HowLong.PER_ROW, Optional.of(new Hold(0, event.millis()))));
    if (algorithm != Algorithm.INSTANT && (rebuilt.contains(table) || !dml)) {
      effects.add(new Effect.Scans(table));
    }
    return effects;
  }

  private void observe(String script, int index, List<Effect> effects, double millis) {
    Map<Table, Long> of = new LinkedHashMap<>();
    asked.filter(rows::containsKey).ifPresent(table -> of.put(table, rows.get(table)));
    // what the server has answered about is known; of other statements locks come and go unseen
    observations.put(
        new StatementId(script, index),
        new Observation(effects, answer.isPresent(), millis, 0, of));
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException {
    StatementEvent event = StatementEvent.lastOf(migrating, own);
    observe(script, index, List.of(new Effect.Fails(error.toString())), event.millis());
  }

  @Override
  public void close() throws SQLException {
    own.close();
    asking.close();
  }
}
