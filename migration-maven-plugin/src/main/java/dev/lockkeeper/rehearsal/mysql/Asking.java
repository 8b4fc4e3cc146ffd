package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.scratch.MysqlDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Asks about statements in a database of its own, in which tables stand without rows. */
public final class Asking implements AutoCloseable {

  /** What changes the answer, and is the migrating session's own. */
  private static final List<String> SETTINGS =
      List.of("foreign_key_checks", "sql_mode", "unique_checks", "character_set_client");

  private final String original;
  private final Connection clone;

  /**
   * @param original the database whose tables the statements change
   * @param other empty, and for this use alone
   */
  public Asking(MysqlDatabase original, MysqlDatabase other) throws SQLException {
    this.original = original.name();
    this.clone = other.connect();
  }

  /**
   * Returns what the server would do; nothing where the statement takes no algorithm, or where the
   * server refuses it altogether.
   *
   * @param migrating the session that is about to run it
   */
  public Optional<Answer> ask(String sql, Connection migrating) throws SQLException {
    Optional<AlterText> text = AlterText.of(sql).filter(one -> !one.table().contains("."));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String table = text.get().table().replaceAll("^`|`$", "").replace("``", "`");
    try {
      new EmptyClone(original, clone).of(table);
    } catch (SQLException e) {
      // a table that is not there, or a view: the statement itself will say so
      return Optional.empty();
    }
    adopt(migrating);
    if (copiesAlways(migrating)) {
      return Optional.empty();
    }
    Optional<Answer> answer = new Ladder(clone).ask(text.get());
    return RowVersions.usedUp(original, table, clone)
        ? answer.filter(one -> one.algorithm() != Algorithm.INSTANT)
        : answer;
  }

  /** Such a session lets every ALTER copy that demands nothing else. */
  private static boolean copiesAlways(Connection migrating) throws SQLException {
    try (Statement statement = migrating.createStatement();
        ResultSet result = statement.executeQuery("SELECT @@session.old_alter_table")) {
      result.next();
      return result.getBoolean(1);
    }
  }

  private void adopt(Connection migrating) throws SQLException {
    try (Statement from = migrating.createStatement();
        Statement to = clone.createStatement()) {
      for (String setting : SETTINGS) {
        try (ResultSet result = from.executeQuery("SELECT @@session." + setting)) {
          result.next();
          String value = result.getString(1).replace("'", "''");
          to.execute(
              value.matches("\\d+")
                  ? "SET SESSION %s = %s".formatted(setting, value)
                  : "SET SESSION %s = '%s'".formatted(setting, value));
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    clone.close();
  }
}
