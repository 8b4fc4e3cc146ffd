package dev.lockkeeper.benchmark.generated;

import dev.lockkeeper.benchmark.generated.TableModel.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The careful people's scripts for MySQL. No DDL can be taken back there, so that one script makes
 * one change, and demands the algorithm that it counts on.
 */
final class SafeMysql implements Safe {

  private static final List<String> TYPES =
      List.of(
          "varchar(64)",
          "varchar(190)",
          "bigint",
          "integer",
          "decimal(12,2)",
          "tinyint(1)",
          "datetime(6)");

  private static final String INSTANT = "ALGORITHM=INSTANT";

  private final Random random;
  private final Words words;
  private final SchemaModel schema;

  SafeMysql(Random random, Words words, SchemaModel schema) {
    this.random = random;
    this.words = words;
    this.schema = schema;
  }

  @Override
  public List<String> newTable() {
    TableModel table = schema.create(words.table(schema.nextNumber()));
    List<String> lines = new ArrayList<>();
    lines.add("  id bigint NOT NULL AUTO_INCREMENT");
    Optional<TableModel> parent = schema.any();
    parent.ifPresent(one -> lines.add("  parent_id bigint DEFAULT NULL"));
    for (int i = 3 + random.nextInt(5); i > 0; i--) {
      Column column = table.add(words.column(table), words.oneOf(TYPES), false);
      lines.add(
          "  `%s` %s DEFAULT NULL COMMENT 'As the partner sends it; may be empty'"
              .formatted(column.name(), column.type()));
    }
    lines.add("  created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP");
    lines.add("  PRIMARY KEY (id)");
    Column indexed = table.columns().get(0).use();
    lines.add("  KEY %s_%s_idx (%2$s)".formatted(table.name(), indexed.name()));
    parent.ifPresent(
        one -> {
          one.use();
          lines.add(
              "  CONSTRAINT %s_parent_fk FOREIGN KEY (parent_id) REFERENCES %s (id)"
                  .formatted(table.name(), one.name()));
        });
    schema.keep(table);
    return List.of(
        "CREATE TABLE `%s` (%n%s%n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Kept for %d years'"
            .formatted(table.name(), String.join(",\n", lines), 1 + random.nextInt(10)));
  }

  @Override
  public List<String> newColumns(TableModel table) {
    List<String> script = new ArrayList<>(Database.MYSQL.timeouts());
    List<String> added = new ArrayList<>();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      Column column = table.add(words.column(table), words.oneOf(TYPES), false);
      added.add("ADD COLUMN %s %s".formatted(column.name(), column.type()));
    }
    script.add("ALTER TABLE %s %s, %s".formatted(table.name(), String.join(", ", added), INSTANT));
    return script;
  }

  @Override
  public List<String> newIndex(TableModel table) {
    Column column = table.columns().get(random.nextInt(table.columns().size())).use();
    List<String> script = new ArrayList<>(Database.MYSQL.timeouts());
    script.add(
        "ALTER TABLE %s ADD INDEX %s_%d_idx (%s), ALGORITHM=INPLACE, LOCK=NONE"
            .formatted(table.name(), column.name(), schema.nextNumber(), column.name()));
    return script;
  }

  /** No CHECK can be added without a copy, so the words are fixed by the column's type. */
  @Override
  public List<String> restriction(TableModel table) {
    Column column = table.add(words.column(table), "enum('new','open','done')", false).use();
    List<String> script = new ArrayList<>(Database.MYSQL.timeouts());
    script.add(
        "ALTER TABLE %s ADD COLUMN %s %s, %s"
            .formatted(table.name(), column.name(), column.type(), INSTANT));
    return script;
  }

  @Override
  public List<String> newView(TableModel table) {
    table.use();
    String columns =
        String.join(
            ", ", table.columns().stream().limit(3).map(one -> "t." + one.use().name()).toList());
    return List.of(
        "CREATE SQL SECURITY INVOKER VIEW %s_view_%d AS SELECT t.id, %s FROM %1$s t"
                .formatted(table.name(), schema.nextNumber(), columns)
            + " WHERE t.created_at > now() - INTERVAL 1 YEAR");
  }

  @Override
  public List<String> codes() {
    String name = "code_" + schema.nextNumber();
    List<String> script = new ArrayList<>();
    script.add(
        "CREATE TABLE %s (code varchar(16) PRIMARY KEY, label varchar(190) NOT NULL, position int)"
            .formatted(name));
    for (int i = 20 + random.nextInt(32); i > 0; i--) {
      script.add(row(name, "C" + i, "Label no. %d; it\\'s long".formatted(i)));
    }
    schema.addCodes(name);
    return script;
  }

  @Override
  public List<String> moreCodes(String codes) {
    List<String> script = new ArrayList<>();
    for (int i = 4 + random.nextInt(8); i > 0; i--) {
      String code = "N" + schema.nextNumber();
      script.add(row(codes, code, "New"));
      script.add("UPDATE %s SET label = 'Better' WHERE code = '%s'".formatted(codes, code));
    }
    return script;
  }

  private static String row(String table, String code, String label) {
    return "INSERT INTO %s (code, label) VALUES ('%s', '%s') ON DUPLICATE KEY UPDATE label = '%3$s'"
        .formatted(table, code, label);
  }

  @Override
  public List<String> states() {
    TableModel table = schema.create(words.table(schema.nextNumber()));
    table.use();
    table.add("reference", "varchar(190)", false);
    schema.keep(table);
    return List.of(
        """
        CREATE TABLE %s (
          id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
          reference varchar(190),
          state enum('new', 'open', 'done') NOT NULL DEFAULT 'new',
          created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
          CHECK (reference <> '')
        ) ENGINE=InnoDB\
        """
            .formatted(table.name()),
        """
        CREATE TRIGGER %s_touch BEFORE INSERT ON %1$s FOR EACH ROW
        BEGIN
          IF NEW.reference IS NULL THEN
            SET NEW.reference = UUID();
          END IF;
        END\
        """
            .formatted(table.name()));
  }
}
