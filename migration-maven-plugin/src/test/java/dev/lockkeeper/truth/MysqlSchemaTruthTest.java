package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.catalog.MysqlCatalogReader;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.Dialect;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A schema that is carried forward by the operations that were read is the one that MySQL's own
 * catalog shows: one type, two ways to it.
 */
@Tag("database")
class MysqlSchemaTruthTest {

  /** An older server reads CHECK and forgets it. */
  private static final int FIRST_WITH_CHECKS = 80016;

  private static final Pattern CHECK = Pattern.compile("^\\S+ check ");

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mysql-unusual", "mysql-projects"})
  void what_is_read_is_what_the_catalog_shows(String tables) throws Exception {
    String version = TestMysql.shared().version();
    MysqlTable table = MysqlTable.read(tables, MysqlTruthTest.number(version));
    List<String> makers = table.setup().values().stream().flatMap(List::stream).toList();
    boolean forgetsChecks = MysqlTruthTest.number(version) < FIRST_WITH_CHECKS;
    assertThat(lines(carried(makers, version)))
        .filteredOn(line -> !(forgetsChecks && CHECK.matcher(line).find()))
        .containsExactlyInAnyOrderElementsOf(lines(shown(makers)));
  }

  private static Schema carried(List<String> makers, String version) throws Exception {
    Schema schema = new MysqlKnowledge(version).nothing();
    try (OperationReader reader = new OperationReader(Dialect.MYSQL, "truth")) {
      for (String made : makers) {
        for (Operation operation : reader.read(MysqlTable.split(made).get(0))) {
          schema = schema.after(operation);
        }
      }
    }
    return schema;
  }

  private static Schema shown(List<String> makers) throws Exception {
    MysqlDatabase database = TestMysql.database();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      for (String made : makers) {
        statement.execute(made);
      }
      return MysqlCatalogReader.read(connection, database.name(), List.of());
    } finally {
      database.drop();
    }
  }

  private static List<String> lines(Schema schema) {
    List<String> lines = new ArrayList<>();
    for (TableShape table : schema.tables()) {
      table.columns().forEach(column -> lines.add(table.table() + "." + words(column)));
      schema.indexesOf(table.table()).stream()
          .filter(index -> !index.name().equals("PRIMARY"))
          .forEach(index -> lines.add(table.table() + " " + words(index)));
      lines.add(table.table() + " PRIMARY KEY " + table.primaryKey());
      table.constraints(Kind.FOREIGN_KEY).forEach(key -> lines.add(words(table, key)));
      table.constraints(Kind.CHECK).forEach(key -> lines.add(words(table, key)));
    }
    // one spelling of a column is as good as another
    return lines.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
  }

  private static String words(Column column) {
    return "%s %s%s %s%s"
        .formatted(
            column.name(),
            column.type(),
            column.notNull() ? " NOT NULL" : "",
            column.generation(),
            column.defaultValue().filter(value -> !value.sql().equals("NULL")).isPresent()
                ? " DEFAULT"
                : "");
  }

  /** How an expression is written is the server's own. */
  private static String words(Index index) {
    String keys =
        index.keys().stream()
            .map(key -> key.startsWith("(") ? "(expression)" : key)
            .collect(Collectors.joining(", "));
    return "%s (%s) %s %s%s%s"
        .formatted(
            index.name(),
            keys,
            index.unique() ? "UNIQUE" : "",
            index.method().filter(how -> !how.equalsIgnoreCase("btree")).orElse(""),
            index.prefixes(),
            index.invisible() ? " INVISIBLE" : "");
  }

  private static String words(TableShape table, Constraint key) {
    return "%s %s %s%s %s"
        .formatted(
            table.table(),
            key.kind(),
            key.name().orElse(""),
            key.kind() == Kind.FOREIGN_KEY ? key.columns() : "",
            key.references().map(to -> to.table() + " " + to.columns()).orElse(""));
  }
}
