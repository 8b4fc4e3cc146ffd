package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.CatalogRules;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.schema.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the schema of a database, or of several, of a live MySQL server. */
public final class MysqlCatalogReader {

  private final Connection connection;
  private final MysqlTableNames names;
  private final Map<Table, TableRows> tables = new LinkedHashMap<>();
  private final Map<Table, SchemaObject> views = new TreeMap<>();
  private final MysqlKeyRows keys;

  private MysqlCatalogReader(Connection connection, MysqlTableNames names) {
    this.connection = connection;
    this.names = names;
    this.keys = new MysqlKeyRows(names);
  }

  /**
   * Returns all tables of the database with their columns, constraints and indexes, and its views;
   * what belongs to a session alone is left out.
   *
   * <p>It sends the same few queries however many tables there are.
   *
   * @param others databases whose tables are named with them
   */
  public static Schema read(Connection connection, String database, List<String> others)
      throws SQLException {
    List<TableShape> tables = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    List<SchemaObject> views = new ArrayList<>();
    for (String one : Stream.concat(Stream.of(database), others.stream()).distinct().toList()) {
      MysqlCatalogReader reader =
          new MysqlCatalogReader(connection, new MysqlTableNames(database, one));
      reader.read();
      reader.tables.values().stream().map(TableRows::shape).forEach(tables::add);
      indexes.addAll(reader.keys.indexes());
      views.addAll(reader.views.values());
    }
    return Schema.of(CatalogRules.MYSQL, tables, indexes, views);
  }

  private void read() throws SQLException {
    each(MysqlCatalogQueries.COLUMNS, this::addColumn);
    if (knows("CHECK_CONSTRAINTS", "CHECK_CLAUSE")) {
      each(MysqlCatalogQueries.CHECKS, this::addCheck);
    }
    String expression = knows("STATISTICS", "EXPRESSION") ? "s.expression" : "NULL";
    each(MysqlCatalogQueries.INDEXES.formatted(expression), keys::addToIndex);
    each(MysqlCatalogQueries.FOREIGN_KEYS, keys::addToForeignKey);
    keys.constraints().forEach(this::addConstraints);
  }

  /** Takes one row of an answer. */
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String sql, RowReader reader) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, names.read());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private boolean knows(String view, String column) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(MysqlCatalogQueries.KNOWN)) {
      query.setString(1, view);
      query.setString(2, column);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private void addColumn(ResultSet row) throws SQLException {
    Table name = names.own(row.getString("name"));
    boolean isView = row.getBoolean("is_view");
    Optional<Column> column =
        row.getString("column_name") == null ? Optional.empty() : Optional.of(column(row));
    if (!isView) {
      TableRows rows =
          tables.computeIfAbsent(name, table -> new TableRows(table, Optional.empty()));
      column.ifPresent(rows::add);
      return;
    }
    List<Column> columns =
        new ArrayList<>(
            Optional.ofNullable(views.get(name))
                .flatMap(known -> known.detail(View.class))
                .map(View::columns)
                .orElse(List.of()));
    column.ifPresent(columns::add);
    View view = new View(columns, "YES".equals(row.getString("writable")));
    views.put(name, new SchemaObject(name, ObjectKind.VIEW, Optional.of(view)));
  }

  private static Column column(ResultSet row) throws SQLException {
    String extra = row.getString("extra").toUpperCase(Locale.ROOT);
    Generation generation = generation(extra);
    boolean made = generation == Generation.STORED || generation == Generation.VIRTUAL;
    return new Column(
        row.getString("column_name"),
        MysqlTypeText.parse(
            row.getString("type"), text(row, "charset"), text(row, "collation"), text(row, "srid")),
        row.getBoolean("not_null"),
        text(row, made ? "generated_as" : "default_value").map(MysqlCatalogReader::expression),
        generation,
        List.of());
  }

  private static Generation generation(String extra) {
    if (extra.contains("AUTO_INCREMENT")) {
      return Generation.AUTO_INCREMENT;
    }
    if (extra.contains("STORED GENERATED")) {
      return Generation.STORED;
    }
    return extra.contains("VIRTUAL GENERATED") ? Generation.VIRTUAL : Generation.NONE;
  }

  private void addCheck(ResultSet row) throws SQLException {
    Constraint check =
        new Constraint(
            Kind.CHECK,
            text(row, "constraint_name"),
            List.of(),
            text(row, "expression").map(MysqlCatalogReader::expression),
            Optional.empty(),
            false,
            Optional.empty(),
            row.getBoolean("enforced"));
    addConstraints(names.own(row.getString("name")), List.of(check));
  }

  private void addConstraints(Table table, List<Constraint> constraints) {
    TableRows rows = tables.get(table);
    // a table dropped by someone else between the two queries is simply gone
    if (rows != null) {
      constraints.forEach(rows::add);
    }
  }

  /** The server writes names in backticks, and texts with their character set and escaped. */
  static Expression expression(String printed) {
    return ExpressionText.parse(
        printed.replaceAll("_\\w+\\\\?'", "'").replace("\\'", "'").replaceAll("`(\\w+)`", "$1"));
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
