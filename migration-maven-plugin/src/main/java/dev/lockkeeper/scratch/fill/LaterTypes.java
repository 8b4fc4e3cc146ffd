package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Types that pending scripts make and that conditions of later speak of; they exist as long as the
 * transaction in which rows are planned, which is rolled back.
 */
final class LaterTypes {

  private final Connection connection;

  LaterTypes(Connection connection) {
    this.connection = connection;
  }

  void create(Collection<TableDemand> demands) throws SQLException {
    for (TableDemand demand : demands) {
      for (ColumnFacts column : demand.table().columns()) {
        for (ColumnFacts later : demand.laterTypesOf(column)) {
          create(later);
        }
      }
    }
  }

  private void create(ColumnFacts column) throws SQLException {
    if (isKnown(column.type())) {
      return;
    }
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      int dot = column.type().indexOf('.');
      if (dot > 0 && column.type().charAt(0) != '"') {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + column.type().substring(0, dot));
      }
      statement.execute(definition(column));
    } catch (SQLException e) {
      // a type of a kind that cannot be made from what is known; casts to it will say so
      connection.rollback(before);
    }
  }

  private boolean isKnown(String type) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT to_regtype(?) IS NOT NULL")) {
      query.setString(1, type);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String definition(ColumnFacts column) {
    String name = column.type().replace("[]", "");
    if (!column.labels().isEmpty()) {
      return "CREATE TYPE %s AS ENUM (%s)"
          .formatted(
              name,
              column.labels().stream()
                  .map(label -> "'" + label.replace("'", "''") + "'")
                  .collect(Collectors.joining(", ")));
    }
    String modifiers =
        column.modifiers().isEmpty()
            ? ""
            : column.modifiers().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    return "CREATE DOMAIN %s AS %s%s %s"
        .formatted(name, column.base(), modifiers, column.domainChecks());
  }
}
