package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.PendingStatements;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Token;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables that scripts name, among those that are there. */
final class TouchedTables {

  private TouchedTables() {}

  static Set<Table> of(List<Script> scripts, MysqlDatabase database, String historyTable)
      throws SQLException {
    PendingStatements statements = new PendingStatements(scripts);
    Set<String> words =
        scripts.stream()
            .flatMap(script -> statements.of(script.path()).stream())
            .flatMap(statement -> statement.tokens().stream())
            .map(TouchedTables::name)
            .collect(Collectors.toSet());
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SHOW FULL TABLES WHERE table_type = 'BASE TABLE'")) {
      Set<Table> tables = new TreeSet<>();
      while (result.next()) {
        String table = result.getString(1);
        if (words.contains(table.toLowerCase(Locale.ROOT)) && !table.equals(historyTable)) {
          tables.add(Table.of(table));
        }
      }
      return tables;
    }
  }

  private static String name(Token token) {
    return token.text().replaceAll("^`|`$", "").replace("``", "`").toLowerCase(Locale.ROOT);
  }
}
