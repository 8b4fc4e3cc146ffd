package dev.lockkeeper.deploy;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The indexes that interrupted concurrent builds left behind: maintained, but of no use. */
final class InvalidIndexes {

  /**
   * An index of a partitioned table may be invalid by intention, until all partitions have theirs;
   * and another session's build is invalid as long as it goes on.
   */
  private static final String INVALID =
      """
      SELECT format('%I.%I', space.nspname, class.relname), class.relname, on_table.relname
      FROM pg_index AS index
      JOIN pg_class AS class ON class.oid = index.indexrelid AND class.relkind = 'i'
      JOIN pg_namespace AS space ON space.oid = class.relnamespace
      JOIN pg_class AS on_table ON on_table.oid = index.indrelid
      WHERE NOT index.indisvalid
        AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index AS build
                        WHERE build.index_relid = index.indexrelid)
      ORDER BY 1
      """;

  private InvalidIndexes() {}

  /**
   * One of them.
   *
   * @param quoted its name, with its schema, as SQL writes it
   */
  record Invalid(String quoted, String name, String table) {

    /** Returns the statement that removes it without blocking anybody. */
    String drop() {
      return "DROP INDEX CONCURRENTLY IF EXISTS " + quoted;
    }
  }

  /** Returns all that there are. */
  static List<Invalid> in(Connection connection) throws SQLException {
    List<Invalid> all = new ArrayList<>();
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(INVALID)) {
      while (row.next()) {
        all.add(new Invalid(row.getString(1), row.getString(2), row.getString(3)));
      }
    }
    return all;
  }

  /** Returns those that the script would build itself, and so takes for granted where they are. */
  static List<Invalid> builtBy(Script script, List<Invalid> all) {
    Set<String> names = new HashSet<>();
    try (OperationReader reader = new OperationReader()) {
      for (Statement statement : StatementSplitter.split(script)) {
        for (Operation operation : reader.read(statement)) {
          if (operation instanceof Operation.CreateIndex create) {
            create.name().ifPresent(names::add);
          }
        }
      }
    }
    return all.stream().filter(index -> names.contains(index.name())).toList();
  }

  /** Returns those whose own name or table's name the script mentions. */
  static List<Invalid> touchedBy(Script script, List<Invalid> all) {
    Set<String> words = new HashSet<>();
    for (Statement statement : StatementSplitter.split(script)) {
      for (Token token : statement.tokens()) {
        switch (token.kind()) {
          case WORD -> words.add(token.text().toLowerCase(Locale.ROOT));
          case QUOTED_IDENTIFIER ->
              words.add(token.text().substring(1, token.text().length() - 1).replace("\"\"", "\""));
          case STRING, NUMBER, PARAMETER, SYMBOL -> {}
        }
      }
    }
    return all.stream()
        .filter(index -> words.contains(index.name()) || words.contains(index.table()))
        .toList();
  }

  /** Returns those that the script has left: new ones that it touched, and its own. */
  static List<Invalid> leftBy(Script script, List<Invalid> before, Connection connection)
      throws SQLException {
    List<Invalid> now = in(connection);
    Set<Invalid> left = new HashSet<>(touchedBy(script, now));
    left.removeAll(before);
    left.addAll(builtBy(script, now));
    return now.stream().filter(left::contains).toList();
  }
}
