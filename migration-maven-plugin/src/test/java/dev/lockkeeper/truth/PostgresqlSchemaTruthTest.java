package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.catalog.CatalogReader;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What LIKE copies and ALTER TABLE changes is carried as PostgreSQL's catalog shows it. */
@Tag("database")
class PostgresqlSchemaTruthTest {

  private static final String MADE =
      """
      CREATE TABLE shops (id integer PRIMARY KEY);
      CREATE TABLE visits (
        id bigserial PRIMARY KEY,
        number integer GENERATED ALWAYS AS IDENTITY,
        page text NOT NULL DEFAULT 'home',
        twice integer GENERATED ALWAYS AS (1 + 1) STORED,
        hits integer CHECK (hits > 0) DEFAULT 1 UNIQUE
      );
      CREATE TABLE tickets (
        id integer PRIMARY KEY DEFERRABLE,
        seat integer UNIQUE INITIALLY DEFERRED,
        line integer UNIQUE DEFERRABLE INITIALLY IMMEDIATE,
        side text UNIQUE NOT DEFERRABLE,
        EXCLUDE (side WITH =) DEFERRABLE INITIALLY DEFERRED
      );
      CREATE UNIQUE INDEX pair ON tickets (seat, line);
      ALTER TABLE tickets ADD CONSTRAINT pair UNIQUE USING INDEX pair DEFERRABLE;
      CREATE TABLE more_tickets (LIKE tickets INCLUDING ALL);
      CREATE TABLE alike (LIKE visits);
      CREATE TABLE alike_by_default (LIKE visits INCLUDING DEFAULTS);
      CREATE TABLE alike_in_all (LIKE visits INCLUDING ALL);
      CREATE TABLE alike_but (LIKE visits INCLUDING ALL EXCLUDING DEFAULTS EXCLUDING IDENTITY);
      CREATE TABLE computed (LIKE visits INCLUDING GENERATED INCLUDING IDENTITY);
      CREATE TABLE sales (
        id integer,
        a integer CONSTRAINT a REFERENCES shops DEFERRABLE INITIALLY DEFERRED,
        b integer CONSTRAINT b REFERENCES shops ON DELETE CASCADE,
        c integer CONSTRAINT c REFERENCES shops DEFERRABLE,
        d integer CONSTRAINT d REFERENCES shops
      );
      ALTER TABLE sales ALTER CONSTRAINT a NOT DEFERRABLE;
      ALTER TABLE sales ALTER CONSTRAINT b DEFERRABLE;
      ALTER TABLE sales ALTER CONSTRAINT c DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE sales ALTER CONSTRAINT d INITIALLY DEFERRED;
      CREATE TABLE lines (cents integer, tax integer GENERATED ALWAYS AS (cents / 5) STORED);
      ALTER TABLE lines ALTER COLUMN tax DROP EXPRESSION;
      CREATE TABLE logs (at date, shop integer) PARTITION BY RANGE (at);
      CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      ALTER TABLE logs ADD CONSTRAINT logs_once UNIQUE (at, shop) DEFERRABLE;
      CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      ALTER TABLE logs ADD CONSTRAINT logs_shop FOREIGN KEY (shop) REFERENCES shops;
      ALTER TABLE logs ALTER CONSTRAINT logs_shop DEFERRABLE INITIALLY DEFERRED;
      """;

  @Test
  void what_is_carried_is_what_the_catalog_shows() throws Exception {
    Script script = new Script("V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, MADE);
    Schema carried = Schema.empty();
    try (Connection connection = TestServer.database().connect();
        var server = connection.createStatement();
        OperationReader reader = new OperationReader()) {
      for (Statement made : StatementSplitter.split(script)) {
        server.execute(made.sql());
        for (Operation operation : reader.read(script, made)) {
          carried = carried.after(operation);
        }
      }
      assertThat(lines(carried))
          .containsExactlyInAnyOrderElementsOf(lines(CatalogReader.read(connection)));
    }
  }

  private static List<String> lines(Schema schema) {
    List<String> lines = new ArrayList<>();
    for (TableShape table : schema.tables()) {
      table.columns().forEach(column -> lines.add(table.table() + "." + words(column)));
      table.constraints().forEach(key -> lines.add(table.table() + " " + words(key)));
      schema
          .indexesOf(table.table())
          .forEach(index -> lines.add("%s %s".formatted(table.table(), index.keys())));
    }
    return lines;
  }

  /** What a CHECK mentions and says is written otherwise in the catalog. */
  private static String words(Constraint key) {
    return key.kind() == Kind.CHECK
        ? "CHECK"
        : "%s %s %s%s"
            .formatted(
                key.kind(),
                key.columns(),
                key.references().map(Reference::actions).orElse(""),
                key.deferral().sql());
  }

  /** What a script calls serial, and whatever is copied of it, has a default in the catalog. */
  private static String words(Column column) {
    boolean serial = column.generation() == Generation.SERIAL;
    return "%s %s %s %s"
        .formatted(
            column.name(),
            serial ? Generation.NONE : column.generation(),
            column.notNull(),
            serial || column.defaultValue().isPresent());
  }
}
