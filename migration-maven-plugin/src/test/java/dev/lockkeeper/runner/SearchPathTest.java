package dev.lockkeeper.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.catalog.CatalogReader;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where names without a schema are read to belong, beside where Flyway makes them belong. */
@Tag("database")
class SearchPathTest {

  private static final String SCHEMAS =
      "CREATE SCHEMA app; CREATE SCHEMA shop; CREATE TABLE app.twin (id int);"
          + " CREATE TABLE twin (id int); CREATE TYPE app.mood AS ENUM ('a');";

  /** Scripts are parted by a bar. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET search_path = app; CREATE TABLE t (id int); ALTER TABLE twin ADD a int;",
        "SET search_path TO app, public; CREATE TABLE t (m mood); ALTER TABLE twin ADD a int;"
            + " CREATE TABLE public.only_here (id int); ALTER TABLE only_here ADD a int;",
        "SET search_path TO public, app; CREATE TABLE t (id int); ALTER TABLE twin ADD a int;",
        "SET search_path TO shop; | CREATE TABLE t (id int);",
        "SET LOCAL search_path TO shop; CREATE TABLE t (id int); | CREATE TABLE u (id int);",
        "SET LOCAL search_path TO shop; CREATE TABLE t (id int); COMMIT; CREATE TABLE u (id int);",
        "SET SCHEMA 'app'; CREATE TABLE t (id int); RESET search_path; CREATE TABLE u (id int);",
        "SELECT set_config('search_path', 'shop,app', true); CREATE TABLE t (id int);"
            + " DROP TABLE twin;",
        "SET search_path TO \"$user\", shop; CREATE TABLE t AS SELECT 1 AS one; CREATE VIEW v AS"
            + " SELECT one FROM t; DROP TABLE t CASCADE; CREATE TABLE w (LIKE app.twin);",
        "SET search_path = app; CREATE TABLE twin2 (LIKE twin); CREATE SEQUENCE s; CREATE TABLE x"
            + " (id int DEFAULT nextval('s')); CREATE INDEX i ON x (id); ALTER TABLE x RENAME TO y;",
        "SET search_path = app; DO $$ BEGIN CREATE TABLE t (id int); END $$;",
        "DO $$ BEGIN SET search_path = app; END $$; CREATE TABLE t (id int);"
      })
  void namesBelongWhereFlywayPutsThem(String text) throws Exception {
    List<Script> scripts = new ArrayList<>(List.of(TestScript.versioned(1, SCHEMAS)));
    for (String one : text.split("\\|", -1)) {
      scripts.add(TestScript.versioned(scripts.size() + 1, one));
    }
    Schema read = Schema.empty();
    for (ReadStatement statement :
        Reading.of(new History("default", scripts, Base.named("none"))).statements()) {
      for (Operation operation : statement.operations()) {
        assertThat(operation).isNotInstanceOf(Operation.Unrecognized.class);
        read = read.after(operation);
      }
    }

    ScratchDatabase database = TestServer.database();
    new FlywayRunner(database.dataSource(), Path.of("").toAbsolutePath())
        .apply(scripts, ScriptListener.NONE);
    try (Connection connection = database.connect()) {
      assertThat(shapes(read)).isEqualTo(shapes(CatalogReader.read(connection)));
    }
  }

  private static List<String> shapes(Schema schema) {
    return schema.tables().stream()
        .filter(table -> !table.table().name().startsWith("flyway"))
        .map(SearchPathTest::shape)
        .toList();
  }

  private static String shape(TableShape table) {
    return table.table()
        + table.columns().stream().map(one -> one.name() + " " + one.type()).toList().toString();
  }
}
