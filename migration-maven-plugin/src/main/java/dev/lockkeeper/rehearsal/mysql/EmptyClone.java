package dev.lockkeeper.rehearsal.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table as SHOW CREATE TABLE has it, without its rows, in another database of the server,
 * together with the tables at the other ends of its foreign keys. CREATE TABLE … LIKE would forget
 * those.
 */
final class EmptyClone {

  private static final String PARTNERS =
      """
      SELECT referenced_table_name FROM information_schema.referential_constraints
       WHERE constraint_schema = ? AND table_name = ?
      UNION
      SELECT table_name FROM information_schema.referential_constraints
       WHERE unique_constraint_schema = ? AND referenced_table_name = ?
      """;

  private final String original;
  private final Connection clone;

  /**
   * @param original the database that holds the tables
   * @param clone a connection to the other one
   */
  EmptyClone(String original, Connection clone) {
    this.original = original;
    this.clone = clone;
  }

  /** Makes the table and its partners; what is there of an earlier one goes. */
  void of(String table) throws SQLException {
    try (Statement statement = clone.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      for (String old : tables()) {
        statement.execute("DROP TABLE IF EXISTS " + quoted(old));
      }
      for (String one : withPartners(table)) {
        statement.execute(definition(statement, one));
      }
      statement.execute("SET foreign_key_checks = 1");
    }
  }

  private List<String> tables() throws SQLException {
    try (Statement statement = clone.createStatement();
        ResultSet result =
            statement.executeQuery("SHOW FULL TABLES WHERE table_type = 'BASE TABLE'")) {
      List<String> names = new ArrayList<>();
      while (result.next()) {
        names.add(result.getString(1));
      }
      return names;
    }
  }

  private Set<String> withPartners(String table) throws SQLException {
    Set<String> all = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(table));
    while (!open.isEmpty()) {
      String next = open.remove(0);
      if (all.add(next)) {
        open.addAll(partners(next));
      }
    }
    return all;
  }

  private List<String> partners(String table) throws SQLException {
    try (PreparedStatement statement = clone.prepareStatement(PARTNERS)) {
      for (int parameter = 1; parameter <= 4; parameter += 2) {
        statement.setString(parameter, original);
        statement.setString(parameter + 1, table);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<String> names = new ArrayList<>();
        while (result.next()) {
          names.add(result.getString(1));
        }
        return names;
      }
    }
  }

  private String definition(Statement statement, String table) throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "SHOW CREATE TABLE %s.%s".formatted(quoted(original), quoted(table)))) {
      result.next();
      return result.getString(2);
    }
  }

  static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }
}
