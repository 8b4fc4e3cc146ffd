package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Domain;
import dev.lockkeeper.schema.EnumType;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.SequenceUse;
import dev.lockkeeper.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what a schema has besides tables: views, enums, domains, sequences. */
final class ObjectReader {

  private final Connection connection;
  private final String defaultSchema;
  private final Map<Table, SchemaObject> objects = new TreeMap<>();

  private ObjectReader(Connection connection, String defaultSchema) {
    this.connection = connection;
    this.defaultSchema = defaultSchema;
  }

  static List<SchemaObject> read(Connection connection, String defaultSchema) throws SQLException {
    ObjectReader reader = new ObjectReader(connection, defaultSchema);
    reader.each(CatalogQueries.VIEWS, reader::addViewColumn);
    reader.each(CatalogQueries.ENUMS, reader::addEnum);
    reader.each(CatalogQueries.DOMAINS, reader::addDomainCheck);
    reader.each(CatalogQueries.SEQUENCES, reader::addSequence);
    return List.copyOf(reader.objects.values());
  }

  private void each(String sql, RowReader reader) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(sql)) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }

  private void addViewColumn(ResultSet row) throws SQLException {
    Table name = CatalogReader.table(row, "schema", "name", defaultSchema);
    List<Column> columns =
        new ArrayList<>(known(name, View.class).map(View::columns).orElse(List.of()));
    columns.add(CatalogReader.column(row));
    put(
        name,
        row.getBoolean("materialized") ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW,
        new View(columns, row.getBoolean("writable")));
  }

  private void addEnum(ResultSet row) throws SQLException {
    put(
        CatalogReader.table(row, "schema", "name", defaultSchema),
        ObjectKind.TYPE,
        new EnumType(CatalogReader.strings(row, "labels")));
  }

  private void addDomainCheck(ResultSet row) throws SQLException {
    Table name = CatalogReader.table(row, "schema", "name", defaultSchema);
    List<Constraint> checks =
        new ArrayList<>(known(name, Domain.class).map(Domain::checks).orElse(List.of()));
    if (row.getString("expression") != null) {
      checks.add(check(row));
    }
    put(
        name,
        ObjectKind.DOMAIN,
        new Domain(
            TypeText.parse(row.getString("type"), row.getInt("dimensions"), Optional.empty()),
            row.getBoolean("not_null"),
            Optional.ofNullable(row.getString("default_value")).map(ExpressionText::parse),
            checks));
  }

  private static Constraint check(ResultSet row) throws SQLException {
    return new Constraint(
        Constraint.Kind.CHECK,
        Optional.of(row.getString("constraint_name")),
        List.of(),
        Optional.of(ExpressionText.parse(row.getString("expression"))),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private void addSequence(ResultSet row) throws SQLException {
    Table name = CatalogReader.table(row, "schema", "name", defaultSchema);
    if (row.getString("owner") == null) {
      objects.put(name, new SchemaObject(name, ObjectKind.SEQUENCE));
    } else {
      put(
          name,
          ObjectKind.SEQUENCE,
          new SequenceUse(
              CatalogReader.table(row, "owner_schema", "owner", defaultSchema),
              row.getString("column_name"),
              row.getBoolean("always")));
    }
  }

  private <T extends SchemaObject.Detail> Optional<T> known(Table name, Class<T> of) {
    return Optional.ofNullable(objects.get(name)).flatMap(object -> object.detail(of));
  }

  private void put(Table name, ObjectKind kind, SchemaObject.Detail detail) {
    objects.put(name, new SchemaObject(name, kind, Optional.of(detail)));
  }

  /** Takes one row of an answer. */
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}
