package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the schema of a live PostgreSQL database. */
public final class CatalogReader {

  private static final String DEFAULT_SCHEMA = "public";

  private final Connection connection;
  private final String defaultSchema;
  private final Map<Table, TableRows> tables = new LinkedHashMap<>();
  private final List<Index> indexes = new ArrayList<>();

  private CatalogReader(Connection connection, String defaultSchema) {
    this.connection = connection;
    this.defaultSchema = defaultSchema;
  }

  /**
   * Returns all tables of all users' schemas with their columns, constraints and indexes, and all
   * views, enums, domains and sequences; those that belong to the system, to a session or to an
   * extension are left out.
   *
   * <p>It sends the same few queries however many tables there are, and leaves the connection's
   * search path as it was.
   */
  public static Schema read(Connection connection) throws SQLException {
    return read(connection, DEFAULT_SCHEMA);
  }

  /** As the other, where names without a schema belong to another one than {@code public}. */
  public static Schema read(Connection connection, String defaultSchema) throws SQLException {
    String searchPath = setting(connection, "SELECT current_setting('search_path')", List.of());
    pointSearchPathAt(connection, quoted(defaultSchema));
    try {
      CatalogReader reader = new CatalogReader(connection, defaultSchema);
      reader.readTables();
      reader.readConstraints();
      reader.readIndexes();
      return Schema.of(
          reader.tables.values().stream().map(TableRows::shape).toList(),
          reader.indexes,
          ObjectReader.read(connection, defaultSchema));
    } finally {
      pointSearchPathAt(connection, searchPath);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The path decides which names the server qualifies, so one path makes one spelling. */
  private static void pointSearchPathAt(Connection connection, String path) throws SQLException {
    setting(connection, "SELECT set_config('search_path', ?, false)", List.of(path));
  }

  private static String setting(Connection connection, String sql, List<String> parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        query.setString(i + 1, parameters.get(i));
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void readTables() throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(CatalogQueries.COLUMNS)) {
      while (row.next()) {
        Table table = table(row, "schema", "name");
        Optional<Table> parent =
            row.getString("parent") == null
                ? Optional.empty()
                : Optional.of(table(row, "parent_schema", "parent"));
        TableRows rows = tables.computeIfAbsent(table, t -> new TableRows(t, parent));
        if (row.getString("column_name") != null) {
          rows.add(column(row));
        }
      }
    }
  }

  static Column column(ResultSet row) throws SQLException {
    return new Column(
        row.getString("column_name"),
        TypeText.parse(
            row.getString("type"),
            row.getInt("dimensions"),
            Optional.ofNullable(row.getString("collation"))),
        row.getBoolean("not_null"),
        Optional.ofNullable(row.getString("default_value")).map(ExpressionText::parse),
        Column.Generation.valueOf(row.getString("generation")),
        List.of());
  }

  private void readConstraints() throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(CatalogQueries.CONSTRAINTS)) {
      while (row.next()) {
        TableRows rows = tables.get(table(row, "schema", "name"));
        // a table dropped by someone else between the two queries is simply gone
        if (rows != null) {
          rows.add(constraint(row));
        }
      }
    }
  }

  private Constraint constraint(ResultSet row) throws SQLException {
    Optional<Constraint.Reference> references = Optional.empty();
    if (row.getString("referenced") != null) {
      references =
          Optional.of(
              new Constraint.Reference(
                  table(row, "referenced_schema", "referenced"),
                  strings(row, "referenced_columns"),
                  row.getString("actions")));
    }
    return new Constraint(
            Constraint.Kind.valueOf(row.getString("kind")),
            Optional.of(row.getString("constraint_name")),
            strings(row, "columns"),
            Optional.ofNullable(row.getString("expression")).map(ExpressionText::parse),
            references,
            row.getBoolean("not_valid"),
            Optional.empty())
        .deferred(Constraint.Deferral.valueOf(row.getString("deferral")));
  }

  private void readIndexes() throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(CatalogQueries.INDEXES)) {
      while (row.next()) {
        indexes.add(
            new Index(
                row.getString("index_name"),
                table(row, "schema", "name"),
                strings(row, "keys"),
                row.getBoolean("is_unique"),
                row.getBoolean("is_valid"),
                List.of(),
                Optional.ofNullable(row.getString("condition")).map(ExpressionText::parse)));
      }
    }
  }

  private Table table(ResultSet row, String schemaColumn, String nameColumn) throws SQLException {
    return table(row, schemaColumn, nameColumn, defaultSchema);
  }

  static Table table(ResultSet row, String schemaColumn, String nameColumn, String defaultSchema)
      throws SQLException {
    String schema = row.getString(schemaColumn);
    String name = row.getString(nameColumn);
    return schema.equals(defaultSchema) ? Table.of(name) : Table.of(schema, name);
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
