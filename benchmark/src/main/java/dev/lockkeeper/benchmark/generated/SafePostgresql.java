package dev.lockkeeper.benchmark.generated;

import dev.lockkeeper.benchmark.generated.SchemaModel.Unvalidated;
import dev.lockkeeper.benchmark.generated.TableModel.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The careful people's scripts for PostgreSQL. */
final class SafePostgresql implements Safe {

  private static final List<String> TYPES =
      List.of(
          "text", "varchar(64)", "bigint", "integer", "numeric(12,2)", "boolean", "timestamptz");

  private final Random random;
  private final Words words;
  private final SchemaModel schema;

  SafePostgresql(Random random, Words words, SchemaModel schema) {
    this.random = random;
    this.words = words;
    this.schema = schema;
  }

  @Override
  public List<String> newTable() {
    List<String> script = new ArrayList<>();
    TableModel table = schema.create(words.table(schema.nextNumber()));
    List<String> lines = new ArrayList<>();
    lines.add("  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    Optional<TableModel> parent = schema.any();
    parent.ifPresent(
        one -> {
          one.use();
          lines.add("  parent_id bigint REFERENCES %s (id)".formatted(one.name()));
        });
    for (int i = 3 + random.nextInt(5); i > 0; i--) {
      Column column = table.add(words.column(table), words.oneOf(TYPES), false);
      lines.add("  %s %s".formatted(column.name(), column.type()));
    }
    lines.add("  created_at timestamptz NOT NULL DEFAULT now()");
    schema.keep(table);
    script.add("CREATE TABLE %s (%n%s%n)".formatted(table.name(), String.join(",\n", lines)));
    parent.ifPresent(
        one ->
            script.add("CREATE INDEX %s_parent_idx ON %1$s (parent_id)".formatted(table.name())));
    Column indexed = table.columns().get(0).use();
    script.add("CREATE INDEX %s_%s_idx ON %1$s (%2$s)".formatted(table.name(), indexed.name()));
    script.add(
        "COMMENT ON TABLE %s IS 'Kept for %d years'"
            .formatted(table.name(), 1 + random.nextInt(10)));
    script.add(
        "COMMENT ON COLUMN %s.%s IS 'As the partner sends it; may be empty'"
            .formatted(table.name(), indexed.name()));
    if (random.nextInt(3) == 0) {
      script.addAll(trigger(table));
    }
    return script;
  }

  private static List<String> trigger(TableModel table) {
    table.use();
    return List.of(
        """
        CREATE FUNCTION %s_touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.created_at IS NULL THEN
            NEW.created_at := now();
          END IF;
          RETURN NEW;
        END;
        $$\
        """
            .formatted(table.name()),
        "CREATE TRIGGER %s_touch BEFORE INSERT ON %1$s FOR EACH ROW EXECUTE FUNCTION %1$s_touch()"
            .formatted(table.name()));
  }

  @Override
  public List<String> newColumns(TableModel table) {
    List<String> script = new ArrayList<>(timeouts());
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      Column column = table.add(words.column(table), words.oneOf(TYPES), false);
      String constant = column.type().equals("boolean") ? " DEFAULT false" : "";
      script.add(
          "ALTER TABLE %s ADD COLUMN %s %s%s"
              .formatted(table.name(), column.name(), column.type(), constant));
      script.add(
          "COMMENT ON COLUMN %s.%s IS 'Since release %d'"
              .formatted(table.name(), column.name(), random.nextInt(400)));
    }
    return script;
  }

  @Override
  public List<String> newIndex(TableModel table) {
    Column column = table.columns().get(random.nextInt(table.columns().size())).use();
    String index = "%s_%s_%d_idx".formatted(table.name(), column.name(), schema.nextNumber());
    return List.of(
        "DROP INDEX CONCURRENTLY IF EXISTS " + index,
        "CREATE INDEX CONCURRENTLY %s ON %s (%s)".formatted(index, table.name(), column.name()));
  }

  @Override
  public List<String> restriction(TableModel table) {
    return schema.unvalidated().map(SafePostgresql::validation).orElseGet(() -> newCheck(table));
  }

  private List<String> newCheck(TableModel table) {
    Column column = table.add(words.column(table), "integer", false).use();
    String check = "%s_%s_check".formatted(table.name(), column.name());
    schema.validateLater(table.name(), check);
    List<String> script = new ArrayList<>(timeouts());
    script.add("ALTER TABLE %s ADD COLUMN %s integer".formatted(table.name(), column.name()));
    script.add(
        "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s >= 0) NOT VALID"
            .formatted(table.name(), check, column.name()));
    table.use();
    return script;
  }

  private static List<String> validation(Unvalidated one) {
    List<String> script = new ArrayList<>(timeouts());
    script.add("ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(one.table(), one.constraint()));
    return script;
  }

  @Override
  public List<String> newView(TableModel table) {
    table.use();
    String columns =
        String.join(
            ", ", table.columns().stream().limit(3).map(one -> "t." + one.use().name()).toList());
    String view = table.name() + "_view_" + schema.nextNumber();
    return List.of(
        "CREATE VIEW %s AS SELECT t.id, %s FROM %s t WHERE t.created_at > now() - interval '1 year'"
            .formatted(view, columns, table.name()),
        "COMMENT ON VIEW %s IS 'For the monthly report'".formatted(view),
        "GRANT SELECT ON %s TO PUBLIC".formatted(view));
  }

  @Override
  public List<String> codes() {
    String name = "code_" + schema.nextNumber();
    List<String> script = new ArrayList<>();
    script.add(
        "CREATE TABLE %s (code varchar(16) PRIMARY KEY, label text NOT NULL, position integer)"
            .formatted(name));
    for (int i = 4 + random.nextInt(9); i > 0; i--) {
      script.add(
          "INSERT INTO %s (code, label, position) VALUES ('C%d', 'Label no. %2$d; it''s long', %2$d)"
                  .formatted(name, i)
              + " ON CONFLICT (code) DO NOTHING");
    }
    schema.addCodes(name);
    return script;
  }

  @Override
  public List<String> moreCodes(String codes) {
    List<String> script = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int code = schema.nextNumber();
      script.add(
          "INSERT INTO %s (code, label) VALUES ('N%d', 'New') ON CONFLICT (code) DO NOTHING"
              .formatted(codes, code));
      script.add("UPDATE %s SET label = 'Better' WHERE code = 'N%d'".formatted(codes, code));
    }
    return script;
  }

  @Override
  public List<String> states() {
    String type = "state_" + schema.nextNumber();
    TableModel table = schema.create(words.table(schema.nextNumber()));
    table.use();
    table.add("reference", "text", false);
    schema.keep(table);
    return List.of(
        "CREATE TYPE %s AS ENUM ('new', 'open', 'done')".formatted(type),
        "CREATE SEQUENCE %s_number_seq START WITH 1000".formatted(table.name()),
        """
        CREATE TABLE %s (
          id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
          reference text,
          number bigint NOT NULL DEFAULT nextval('%1$s_number_seq'),
          state %s NOT NULL DEFAULT 'new',
          created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
          UNIQUE (number)
        )\
        """
            .formatted(table.name(), type));
  }

  private static List<String> timeouts() {
    return Database.POSTGRESQL.timeouts();
  }
}
